package dev.switchboard.catalog;

/** How called numbers are compared. */
public final class PhoneNumbers {

    private PhoneNumbers() {}

    /**
     * Leaves the digits and a leading plus, so that {@code +1 (800) 555-0100} and {@code +18005550100} are the same.
     *
     * @param number a number as somebody wrote it
     * @return its digits, behind a plus where it began with one; empty where it has no digits
     */
    public static String normalise(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return !digits.isEmpty() && number.strip().startsWith("+") ? "+" + digits : digits;
    }
}
