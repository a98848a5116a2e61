package dev.switchboard.catalog;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings telephone numbers into one form, by which they are compared: E.164 where it can be known. Of a national form it
 * is known only where the region is configured; a short or an internal number, a SIP user, and what no country could
 * have as a number, stay as they are.
 */
public final class PhoneNumbers {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /** No country, which the library takes for numbers that begin with a plus. */
    private static final String NOWHERE = "ZZ";

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()./-]*[0-9][0-9 ()./-]*");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final int MOST_DIGITS = 15;

    private final String region;

    private PhoneNumbers(String region) {
        this.region = region;
    }

    /**
     * Numbers as they are dialled in a region.
     *
     * @param region its ISO code, as in {@code US}; empty: nowhere, so that only numbers with a plus have a country
     * @return how numbers are read there
     */
    public static PhoneNumbers in(Optional<String> region) {
        return new PhoneNumbers(region.orElse(NOWHERE));
    }

    /** {@return the ISO codes of all regions that have numbers} */
    public static Set<String> regions() {
        return LIBRARY.getSupportedRegions();
    }

    /**
     * The one form of a number.
     *
     * @param written as somebody wrote it, such as {@code +1 (800) 555-0100} or {@code 0711 123456}
     * @return E.164 where it can be known, else the digits behind a plus if there was one; a text that is no number as
     *     it is
     */
    public String canonical(String written) {
        String text = written.strip();
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        return international(text).orElseGet(() -> digits(text));
    }

    /**
     * What keeps a text from being the number of an agent.
     *
     * @param written the text
     * @return what is wrong; empty where it is a number
     */
    Optional<String> flaw(String written) {
        String text = written.strip();
        if (!NUMBER.matcher(text).matches()) {
            return Optional.of("is no telephone number");
        }
        String digits = digits(text);
        if (digits.length() > MOST_DIGITS + 1) {
            return Optional.of("has too many digits");
        }
        return digits.startsWith("+") && international(text).isEmpty()
                ? Optional.of("has another number of digits than its country's numbers")
                : Optional.empty();
    }

    private Optional<String> international(String text) {
        try {
            PhoneNumber number = LIBRARY.parse(text, region);
            // without a plus it may be anything, such as the extension of a desk
            boolean known = text.startsWith("+")
                    ? LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    : LIBRARY.isValidNumber(number);
            return known ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String digits(String text) {
        return (text.startsWith("+") ? "+" : "") + NO_DIGIT.matcher(text).replaceAll("");
    }
}
