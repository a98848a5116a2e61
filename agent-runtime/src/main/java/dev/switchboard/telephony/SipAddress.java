package dev.switchboard.telephony;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a SIP {@code From}, {@code To} or {@code P-Asserted-Identity} header (RFC 3261, 20.10; RFC 3966):
 * {@code "Name" <sip:user@host>;tag=x}, {@code Name <tel:+1...>} or a bare address. What cannot be read is an address
 * of which nothing is known.
 *
 * @param name the display name, or an empty string
 * @param user the user part without its parameters, or an empty string
 * @param context the country code in which a local number is meant ({@code ;phone-context=+49}), or an empty string
 */
record SipAddress(String name, String user, String context) {

    private static final SipAddress UNKNOWN = new SipAddress("", "", "");

    /** What telephone networks write in place of a number that is not to be shown. */
    private static final Set<String> NOBODY =
            Set.of("", "anonymous", "restricted", "private", "unavailable", "unknown", "withheld");

    private static final String HIDDEN_HOST = "anonymous.invalid";

    private static final Pattern NAMED =
            Pattern.compile("^\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^<\"]*))\\s*<([^>]*)>.*$", Pattern.DOTALL);

    private static final Pattern URI =
            Pattern.compile("^(sips?|tel):(?:([^@>\\s]*)@)?([^@>\\s]*).*$", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern LOCAL = Pattern.compile("[0-9()./-]+");
    private static final Pattern CONTEXT = Pattern.compile(";phone-context=(\\+[0-9]{1,4})(;|$)");

    static SipAddress parse(String header) {
        Matcher named = NAMED.matcher(header);
        if (!named.matches()) {
            return address("", header.strip());
        }
        String quoted = named.group(1);
        String name = quoted == null ? named.group(2) : quoted.replaceAll("\\\\(.)", "$1");
        return address(name.strip(), named.group(3).strip());
    }

    private static SipAddress address(String name, String uri) {
        Matcher matcher = URI.matcher(uri);
        if (!matcher.matches()) {
            return UNKNOWN;
        }
        boolean isNumber = matcher.group(1).equalsIgnoreCase("tel");
        String part = isNumber ? matcher.group(3) : matcher.group(2);
        if (part == null || (!isNumber && host(matcher.group(3)).equals(HIDDEN_HOST))) {
            return UNKNOWN;
        }
        String user = decoded(part.split("[:;?]", 2)[0]);
        if (NOBODY.contains(user.toLowerCase(Locale.ROOT))) {
            return UNKNOWN;
        }
        Matcher context = CONTEXT.matcher(part);
        boolean isLocal = LOCAL.matcher(user).matches() && context.find();
        return new SipAddress(name, user, isLocal ? context.group(1) : "");
    }

    private static String host(String hostAndParameters) {
        return hostAndParameters.split("[:;?]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String decoded(String user) {
        try {
            // a plus is a plus here, not a blank
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user;
        }
    }

    /** Whether it says who that is. */
    boolean isKnown() {
        return !user.isEmpty();
    }
}
