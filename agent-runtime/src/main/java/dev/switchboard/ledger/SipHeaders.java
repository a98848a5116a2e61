package dev.switchboard.ledger;

import dev.switchboard.api.SipHeader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The headers of an INVITE as a column has them: a line each. */
final class SipHeaders {

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");
    private static final String SEPARATOR = ": ";

    private SipHeaders() {}

    static String write(List<SipHeader> headers) {
        return headers.stream()
                .map(header -> oneLine(header.name()) + SEPARATOR + oneLine(header.value()))
                .collect(Collectors.joining("\n"));
    }

    /** SIP has line breaks in a header only as a way to write a blank. */
    private static String oneLine(String text) {
        return LINE_BREAKS.matcher(Text.storable(text)).replaceAll(" ");
    }

    static List<SipHeader> read(String column) {
        return column.lines()
                .map(line -> line.split(SEPARATOR, 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new SipHeader(parts[0], parts[1]))
                .toList();
    }
}
