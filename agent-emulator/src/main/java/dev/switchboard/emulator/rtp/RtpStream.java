package dev.switchboard.emulator.rtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The audio of one call at one of its ends. Where nothing is played it sends silence, so that the line stays open. */
public final class RtpStream implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RtpStream.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Where audio goes, and how.
     *
     * @param remote the other end; only on loopback is anything sent to it
     * @param codec how audio is coded
     * @param codecPayloadType how the codec is numbered in this call
     * @param keyPayloadType how keys are numbered in this call, or -1 where they are not sent
     */
    public record Target(InetSocketAddress remote, Codec codec, int codecPayloadType, int keyPayloadType) {}

    private final RtpListener listener;
    private final boolean listens;
    private final Consumer<RtpStream> whenClosed;
    private final DatagramChannel channel;
    private final Playlist playlist = new Playlist();
    private final KeyPress press = new KeyPress();
    private final Keys keys = new Keys();
    private final AtomicLong received = new AtomicLong();
    private final int source = RANDOM.nextInt();
    private volatile @Nullable Target target;
    private volatile boolean sends;
    // the engine's thread alone
    private @Nullable Target codedFor;
    private Codec.@Nullable Encoder encoder;
    private Codec.@Nullable Decoder decoder;
    private int sequence = RANDOM.nextInt(0x8000);
    private int timestamp = RANDOM.nextInt();
    private boolean begun;

    RtpStream(RtpListener listener, boolean listens, Consumer<RtpStream> whenClosed) throws IOException {
        this.listener = listener;
        this.listens = listens;
        this.whenClosed = whenClosed;
        this.channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    /** {@return the port on loopback} */
    public int port() {
        return channel.socket().getLocalPort();
    }

    /**
     * Says where audio goes from now on.
     *
     * @param where the other end
     * @param sending whether anything shall be sent; not while the other end holds the call
     */
    public void send(Target where, boolean sending) {
        target = where;
        sends = sending
                && where.remote().getAddress() != null
                && where.remote().getAddress().isLoopbackAddress();
    }

    boolean sends() {
        return sends;
    }

    /** {@return the samples each second that {@link #play} takes} */
    public int sampleRate() {
        Target known = target;
        return known == null ? Codec.PCMU.sampleRate() : known.codec().sampleRate();
    }

    /** Plays samples behind those that are being played. */
    public void play(short[] samples) {
        playlist.add(samples);
    }

    /** Stops playing, and forgets what should be played. */
    public void clear() {
        playlist.clear();
    }

    /**
     * Presses keys, one after the other.
     *
     * @param digits 0 to 9, * and #, A to D
     * @throws IllegalArgumentException for another key
     */
    public void press(String digits) {
        digits.chars().forEach(key -> {
            if (!Keys.isKey((char) key)) {
                throw new IllegalArgumentException("a telephone has no key " + (char) key);
            }
        });
        press.add(digits);
    }

    /** {@return how many packets of audio came} */
    public long received() {
        return received.get();
    }

    /** Sends what is due. */
    void tick(ByteBuffer buffer) {
        Target to = target;
        timestamp += Codec.BYTES_PER_PACKET;
        if (to == null || !sends || !channel.isOpen()) {
            return;
        }
        if (encoder == null || !to.equals(codedFor)) {
            codedFor = to;
            encoder = to.codec().encoder();
        }
        byte[] audio = encoder.encode(playlist.next(to.codec().samplesPerPacket()));
        RtpPacket packet = press.next(to.keyPayloadType(), timestamp)
                .map(key -> new RtpPacket(
                        key.begins(), to.keyPayloadType(), sequence, key.timestamp(), source, key.payload()))
                .orElseGet(() -> new RtpPacket(!begun, to.codecPayloadType(), sequence, timestamp, source, audio));
        begun = true;
        sequence = sequence + 1 & 0xFFFF;
        packet.writeTo(buffer);
        try {
            channel.send(buffer, to.remote());
        } catch (IOException e) {
            // the other end is gone; its SIP side will say so
            LOG.log(Level.TRACE, "a packet could not be sent", e);
        }
    }

    /** Reads what came. */
    void read(ByteBuffer buffer) {
        try {
            while (channel.isOpen()) {
                buffer.clear();
                if (channel.receive(buffer) == null) {
                    return;
                }
                buffer.flip();
                RtpPacket.read(buffer).ifPresent(this::hear);
            }
        } catch (IOException e) {
            LOG.log(Level.TRACE, "a packet could not be read", e);
        }
    }

    private void hear(RtpPacket packet) {
        Target from = target;
        if (from == null) {
            return;
        }
        if (packet.payloadType() == from.keyPayloadType()) {
            keys.pressed(packet).ifPresent(listener::pressed);
        } else if (packet.payloadType() == from.codecPayloadType()) {
            received.incrementAndGet();
            if (listens) {
                Codec.Decoder known = decoder == null ? from.codec().decoder() : decoder;
                decoder = known;
                listener.heard(known.decode(packet.payload()), from.codec().sampleRate());
            }
        }
    }

    @Override
    public void close() {
        whenClosed.accept(this);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a port could not be closed", e);
        }
    }
}
