package dev.switchboard.call;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids of the items that we put into a conversation. Each is derived from what it is about, so that sent twice, by
 * whomever, it is the same item.
 */
public final class ItemId {

    /** The service takes ids of 32 characters. */
    private static final int LONGEST_HASH = 28;

    private ItemId() {}

    /**
     * The item with a function call's output.
     *
     * @param functionCallId the service's id of the function call
     * @return the item's id
     */
    public static String ofOutput(String functionCallId) {
        return "fco_" + hash(functionCallId);
    }

    static String ofMessage(String about) {
        return "msg_" + hash(about);
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, LONGEST_HASH);
    }
}
