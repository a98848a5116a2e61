package dev.switchboard.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtpStreamTest {

    private static final int KEYS = 101;

    private RtpEngine engine;
    private DatagramSocket other;
    private final BlockingQueue<Character> pressed = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws Exception {
        engine = RtpEngine.open();
        other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        other.setSoTimeout(5000);
    }

    @AfterEach
    void close() {
        engine.close();
        other.close();
    }

    private RtpStream stream(Codec codec) throws Exception {
        RtpStream stream = engine.stream(pressed::add, false);
        stream.send(target(codec, InetAddress.getLoopbackAddress()), true);
        return stream;
    }

    private RtpStream.Target target(Codec codec, InetAddress host) {
        return new RtpStream.Target(
                new InetSocketAddress(host, other.getLocalPort()), codec, codec.payloadType(), KEYS);
    }

    private RtpPacket receive() throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        other.receive(packet);
        return RtpPacket.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()))
                .orElseThrow();
    }

    @Test
    void sendsFiftyPacketsASecondInOneUnbrokenRow() throws Exception {
        stream(Codec.PCMU);
        RtpPacket first = receive();
        long begun = System.nanoTime();
        List<RtpPacket> packets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            packets.add(receive());
        }

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isCloseTo(1000, within(150L));
        assertThat(first.marker()).isTrue();
        for (int i = 0; i < packets.size(); i++) {
            RtpPacket packet = packets.get(i);
            assertThat(packet.sequence()).isEqualTo(first.sequence() + i + 1 & 0xFFFF);
            assertThat(packet.timestamp()).isEqualTo(first.timestamp() + 160 * (i + 1));
            assertThat(packet.source()).isEqualTo(first.source());
            assertThat(packet.payload()).hasSize(160);
            assertThat(packet.marker()).isFalse();
        }
    }

    @Test
    void playsLinesBehindEachOtherAndSilenceBehindThem() throws Exception {
        RtpStream stream = stream(Codec.PCMU);
        short[] line = new short[240];
        java.util.Arrays.fill(line, (short) 1000);
        stream.play(line);
        stream.play(line);

        StringBuilder heard = new StringBuilder();
        while (!heard.toString().endsWith(".".repeat(400))) {
            for (short sample : Codec.PCMU.decoder().decode(receive().payload())) {
                heard.append(sample == 0 ? '.' : '#');
            }
        }
        assertThat(heard.toString().replace(".", "")).hasSize(480);
        assertThat(heard.toString()).contains("#".repeat(480));
    }

    @Test
    void forgetsWhatItShouldPlay() throws Exception {
        RtpStream stream = stream(Codec.PCMU);
        short[] line = new short[8000 * 60];
        java.util.Arrays.fill(line, (short) 1000);
        stream.play(line);
        while (silent(receive())) {}
        stream.clear();

        int more = 0;
        while (!silent(receive())) {
            more++;
        }
        assertThat(more).isLessThan(50);
    }

    private static boolean silent(RtpPacket packet) {
        return Codec.PCMU.decoder().decode(packet.payload())[0] == 0;
    }

    @Test
    void pressesKeysThatTheOtherEndHearsOnce() throws Exception {
        RtpStream near = engine.stream(key -> {}, false);
        RtpStream far = engine.stream(pressed::add, false);
        near.send(new RtpStream.Target(loopback(far.port()), Codec.PCMA, 8, KEYS), true);
        far.send(new RtpStream.Target(loopback(near.port()), Codec.PCMA, 8, KEYS), true);
        near.press("155*#0D");

        StringBuilder heard = new StringBuilder();
        while (heard.length() < 7) {
            heard.append(pressed.poll(5, TimeUnit.SECONDS));
        }
        assertThat(heard).hasToString("155*#0D");
        assertThat(pressed).isEmpty();
        assertThatThrownBy(() -> near.press("1E")).hasMessageContaining("no key E");
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** RFC 4733, section 2.5.1: one timestamp for a press, growing durations, three packets at the end. */
    @Test
    void sendsAKeyAsTheRfcSays() throws Exception {
        RtpStream stream = stream(Codec.PCMU);
        stream.press("7");
        List<RtpPacket> events = new ArrayList<>();
        for (RtpPacket packet = receive(); events.size() < 8; packet = receive()) {
            if (packet.payloadType() == KEYS) {
                events.add(packet);
            }
        }

        assertThat(events)
                .extracting(RtpPacket::timestamp)
                .containsOnly(events.get(0).timestamp());
        assertThat(events)
                .extracting(RtpPacket::marker)
                .containsExactly(true, false, false, false, false, false, false, false);
        assertThat(events).extracting(event -> event.payload()[0]).containsOnly((byte) 7);
        assertThat(events)
                .extracting(event -> event.payload()[1] < 0)
                .containsExactly(false, false, false, false, false, true, true, true);
        assertThat(events)
                .extracting(event -> ((event.payload()[2] & 0xFF) << 8) + (event.payload()[3] & 0xFF))
                .containsExactly(160, 320, 480, 640, 800, 800, 800, 800);
    }

    @Test
    void sendsNothingAwayFromThisMachine() throws Exception {
        RtpStream stream = engine.stream(pressed::add, false);
        stream.send(target(Codec.PCMU, InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})), true);
        stream.press("1");

        assertThat(stream.sends()).isFalse();
    }

    @Test
    void readsOnOverPacketsThatAreNone() throws Exception {
        RtpStream stream = stream(Codec.PCMU);
        for (String bytes : List.of(
                "", "x", "\200".repeat(12), "\277".repeat(12), "\237".repeat(40), "\240\0\0\0\0\0\0\0\0\0\0\0\377")) {
            send(stream, bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        ByteBuffer key = ByteBuffer.allocate(100);
        new RtpPacket(true, KEYS, 1, 1, 1, Keys.payload('3', false, 160)).writeTo(key);
        send(stream, java.util.Arrays.copyOf(key.array(), key.remaining()));

        assertThat(pressed.poll(5, TimeUnit.SECONDS)).isEqualTo('3');
    }

    private void send(RtpStream stream, byte[] bytes) throws Exception {
        other.send(new DatagramPacket(bytes, bytes.length, loopback(stream.port())));
    }
}
