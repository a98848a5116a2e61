package dev.switchboard.tools.speech;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes the references by which callers come back to what they arranged. */
public final class Reference {

    /** No letters or digits that sound or look alike. */
    private static final String READABLE = "ACDEFHJKLMNPRTWXY3479";

    private static final int LENGTH = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /**
     * A new reference: short enough to be read out, one of 85 million. That two are the same is for the primary key to
     * find.
     *
     * @return six capital letters and digits
     */
    public static String next() {
        return RANDOM.ints(LENGTH, 0, READABLE.length())
                .mapToObj(index -> READABLE.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
