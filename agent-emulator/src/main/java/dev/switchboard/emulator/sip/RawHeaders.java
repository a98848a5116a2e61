package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.Invite.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a message as they were sent: in order, repeated where they were repeated, with long names (RFC 3261,
 * section 7.3.3) and without folds. The SIP stack's own reading keeps neither order nor repeats.
 */
record RawHeaders(List<Header> headers) {

    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization");
    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("a", "Accept-Contact"),
            Map.entry("b", "Referred-By"),
            Map.entry("c", "Content-Type"),
            Map.entry("e", "Content-Encoding"),
            Map.entry("f", "From"),
            Map.entry("i", "Call-ID"),
            Map.entry("k", "Supported"),
            Map.entry("l", "Content-Length"),
            Map.entry("m", "Contact"),
            Map.entry("o", "Event"),
            Map.entry("r", "Refer-To"),
            Map.entry("s", "Subject"),
            Map.entry("t", "To"),
            Map.entry("u", "Allow-Events"),
            Map.entry("v", "Via"),
            Map.entry("x", "Session-Expires"));

    RawHeaders {
        headers = List.copyOf(headers);
    }

    /** Reads all but those that authorize. */
    static RawHeaders read(byte[] message) {
        List<StringBuilder> lines = new ArrayList<>();
        boolean begun = false;
        for (String line : new String(message, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1)) {
            if (line.isEmpty() && begun) {
                break;
            }
            begun |= !line.isEmpty();
            if (!line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !lines.isEmpty()) {
                lines.get(lines.size() - 1).append(' ').append(line.strip());
            } else {
                lines.add(new StringBuilder(line));
            }
        }
        List<Header> headers = new ArrayList<>();
        for (StringBuilder line : lines) {
            int colon = line.indexOf(":");
            // the request's own line has a colon too, behind a space
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (!name.isEmpty() && !name.contains(" ") && !SECRET.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new Header(
                        LONG_NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name),
                        line.substring(colon + 1).strip()));
            }
        }
        return new RawHeaders(headers);
    }
}
