package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.sip.AudioOffer.Media;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads session descriptions (RFC 8866) as forgivingly as telephones need it; what it cannot read it skips. */
final class SdpReader {

    private static final Pattern MEDIA = Pattern.compile("m=(\\S+) (\\d{1,5})(?:/\\d+)? (\\S+) ?(.*)");
    private static final Pattern CONNECTION = Pattern.compile("c=IN IP[46] ([0-9a-fA-F.:]+)(?:/.*)?");
    private static final Pattern MAP = Pattern.compile("a=rtpmap:(\\d{1,3}) ([^/\\s]+)/(\\d+).*");
    private static final Set<String> DIRECTIONS = Set.of("a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive");
    private static final String PLAIN_RTP = "RTP/AVP";
    private static final String KEYS = "TELEPHONE-EVENT";
    private static final int LAST_PORT = 65_535;

    /** The lines of the session or of one stream. */
    private static final class Section {
        private Media media = new Media("", "", "");
        private int port;
        private String host = "";
        private String direction = "";
        private final Map<Integer, String> maps = new HashMap<>();
    }

    private final Section session = new Section();
    private final List<Section> streams = new ArrayList<>();

    SdpReader(byte[] description) {
        Section section = session;
        for (String line : new String(description, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1)) {
            Matcher media = MEDIA.matcher(line);
            if (media.matches()) {
                section = new Section();
                section.media = new Media(media.group(1), media.group(3), media.group(4));
                section.port = Integer.parseInt(media.group(2));
                streams.add(section);
            } else {
                read(line.strip(), section);
            }
        }
    }

    private static void read(String line, Section section) {
        Matcher connection = CONNECTION.matcher(line);
        Matcher map = MAP.matcher(line);
        if (connection.matches()) {
            section.host = connection.group(1);
        } else if (map.matches()) {
            section.maps.put(
                    Integer.parseInt(map.group(1)), map.group(2).toUpperCase(Locale.ROOT) + "/" + map.group(3));
        } else if (DIRECTIONS.contains(line)) {
            section.direction = line.substring(2);
        }
    }

    Optional<AudioOffer> audio() {
        for (int i = 0; i < streams.size(); i++) {
            Optional<AudioOffer> audio = audio(streams.get(i), i);
            if (audio.isPresent()) {
                return audio;
            }
        }
        return Optional.empty();
    }

    private Optional<AudioOffer> audio(Section stream, int place) {
        if (!stream.media.kind().equals("audio")
                || !stream.media.protocol().equals(PLAIN_RTP)
                || stream.port == 0
                || stream.port > LAST_PORT) {
            return Optional.empty();
        }
        List<Integer> formats = Arrays.stream(stream.media.formats().split(" +", -1))
                .filter(format -> format.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .toList();
        Optional<Integer> first = formats.stream()
                .filter(format -> codec(stream, format).isPresent())
                .findFirst();
        Optional<InetAddress> host = address(stream.host.isEmpty() ? session.host : stream.host);
        if (first.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        String direction = stream.direction.isEmpty() ? session.direction : stream.direction;
        return Optional.of(new AudioOffer(
                new InetSocketAddress(host.get(), stream.port),
                codec(stream, first.get()).orElseThrow(),
                first.get(),
                formats.stream()
                        .filter(format -> name(stream, format).equals(KEYS + "/" + Codec.CLOCK_RATE))
                        .findFirst()
                        .orElse(-1),
                !direction.equals("recvonly") && !direction.equals("inactive"),
                // a call is held with address 0.0.0.0 by what follows RFC 2543
                !direction.equals("sendonly")
                        && !direction.equals("inactive")
                        && !host.get().isAnyLocalAddress(),
                streams.stream().map(section -> section.media).toList(),
                place));
    }

    private static Optional<Codec> codec(Section stream, int format) {
        return Arrays.stream(Codec.values())
                .filter(codec -> stream.maps.containsKey(format)
                        ? name(stream, format).equals(codec.name() + "/" + Codec.CLOCK_RATE)
                        : codec.payloadType() == format)
                .findFirst();
    }

    private static String name(Section stream, int format) {
        return stream.maps.getOrDefault(format, "");
    }

    /** No name is looked up: whoever writes one gets no call. */
    private static Optional<InetAddress> address(String literal) {
        try {
            return literal.matches("[0-9.]*\\.[0-9.]*") || literal.contains(":")
                    ? Optional.of(InetAddress.getByName(literal))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
