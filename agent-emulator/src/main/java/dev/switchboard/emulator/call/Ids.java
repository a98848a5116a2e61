package dev.switchboard.emulator.call;

import java.security.SecureRandom;

/** Ids of the forms that the service uses. */
public final class Ids {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A new id.
     *
     * @param prefix what it begins with, as in {@code item_}
     * @param length how many characters follow
     * @return the id
     */
    public static String next(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    static String event() {
        return next("event_", 21);
    }

    static String item() {
        return next("item_", 21);
    }

    static String response() {
        return next("resp_", 21);
    }

    static String functionCall() {
        return next("call_", 16);
    }
}
