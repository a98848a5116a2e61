package dev.switchboard.dispatch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
final class NearestNames {

    private static final int MOST = 3;

    /** Longer ones are not compared: no function has such a name, and comparing takes the product of the lengths. */
    private static final int LONGEST = 200;

    private NearestNames() {}

    /** At most three of the names, the nearest first. */
    static List<String> of(String meant, List<String> names) {
        String wanted = meant.length() <= LONGEST ? meant : meant.substring(0, LONGEST);
        return names.stream()
                .sorted(Comparator.comparingInt(name -> distance(folded(wanted), folded(name))))
                .limit(MOST)
                .toList();
    }

    /** Models mix up {@code bookAppointment}, {@code book_appointment} and {@code BookAppointment}. */
    private static String folded(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** How many characters to insert, delete or replace (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
