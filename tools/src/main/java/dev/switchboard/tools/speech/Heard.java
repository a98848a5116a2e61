package dev.switchboard.tools.speech;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a caller said, and what is on file, to one form, so that they can be compared: the model writes down
 * {@code ac-d 347} or {@code ACD347}, as it heard it.
 */
public final class Heard {

    /** Fewer digits are no number that somebody can be told by. */
    private static final int FEWEST_DIGITS = 5;

    private Heard() {}

    /**
     * A reference, an order's number or a postal code.
     *
     * @param text as it was said
     * @return its letters and digits, in capitals
     */
    public static String code(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }

    /**
     * A person's name.
     *
     * @param text as it was said
     * @return its words in small letters, without accents and punctuation
     */
    public static String name(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * An e-mail address.
     *
     * @param text as it was said
     * @return it in small letters, without spaces
     */
    public static String email(String text) {
        return text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    /**
     * A telephone number.
     *
     * @param text as it was said or signalled
     * @return its digits after a {@code +} if it has one; empty where it is none, such as {@code unknown}, or where it has
     *     words in it, whose digits would make another number
     */
    public static String phone(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.length() < FEWEST_DIGITS || text.matches(".*\\p{L}.*")) {
            return "";
        }
        return text.strip().startsWith("+") ? "+" + digits : digits;
    }

    /**
     * Whether two of the forms above prove that the same is meant. Nothing proves nothing: two withheld numbers are not
     * the same.
     *
     * @param one what was said, {@code null} where nothing was
     * @param other what is on file, {@code null} where nothing is
     * @return whether they are the same, and not empty
     */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && !one.isEmpty() && one.equals(other);
    }
}
