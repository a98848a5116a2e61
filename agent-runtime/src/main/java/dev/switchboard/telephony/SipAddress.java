package dev.switchboard.telephony;

import dev.switchboard.api.PhoneAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the value of a SIP {@code From} or {@code To} header (RFC 3261, 20.10): {@code "Name" <sip:user@host>;tag=x},
 * {@code Name <tel:+1...>} or a bare address. What cannot be read is an address of which nothing is known.
 */
final class SipAddress {

    private static final Pattern NAMED =
            Pattern.compile("^\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^<\"]*))\\s*<([^>]*)>.*$", Pattern.DOTALL);

    private static final Pattern URI = Pattern.compile("^(sips?|tel):([^@;?>\\s]*)(@[^;?>\\s]*)?.*$", Pattern.DOTALL);

    private SipAddress() {}

    static PhoneAddress parse(String header) {
        Matcher named = NAMED.matcher(header);
        if (!named.matches()) {
            return new PhoneAddress("", number(header.strip()));
        }
        String quoted = named.group(1);
        String name = quoted == null ? named.group(2) : quoted.replaceAll("\\\\(.)", "$1");
        return new PhoneAddress(name.strip(), number(named.group(3).strip()));
    }

    private static String number(String uri) {
        Matcher matcher = URI.matcher(uri);
        if (!matcher.matches()) {
            return "";
        }
        boolean hostOnly = matcher.group(3) == null && !matcher.group(1).equals("tel");
        String user = hostOnly ? "" : matcher.group(2).split(":", 2)[0];
        // a plus is a plus here, not a blank
        String decoded = decode(user.replace("+", "%2B"));
        return decoded.toLowerCase(Locale.ROOT).equals("anonymous") ? "" : decoded;
    }

    private static String decode(String user) {
        try {
            return URLDecoder.decode(user, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user;
        }
    }
}
