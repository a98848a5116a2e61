package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;

/** Counts tokens about as the service does: ten a second of the caller's audio, twenty of the agent's. */
final class Usage {

    private static final int LIMIT = 15_000_000;
    private static final int CACHED_STEP = 64;

    private int textIn;
    private int audioIn;
    private int cachedText;
    private int used;

    static int tokens(String text) {
        return (text.length() + 3) / 4;
    }

    /** Something is in the conversation from now on. */
    void reads(String text) {
        textIn += tokens(text);
    }

    /** The caller was heard. */
    void hears(long millis) {
        audioIn += Math.toIntExact(millis / 100);
    }

    /** A response was generated; what it cost. */
    JsonObject spends(String written, long spokenMillis) {
        int textOut = tokens(written) + 3;
        int audioOut = Math.toIntExact(spokenMillis / 50);
        JsonObject usage = new JsonObject()
                .put("total_tokens", textIn + audioIn + textOut + audioOut)
                .put("input_tokens", textIn + audioIn)
                .put("output_tokens", textOut + audioOut)
                .put(
                        "input_token_details",
                        new JsonObject()
                                .put("text_tokens", textIn)
                                .put("audio_tokens", audioIn)
                                .put("image_tokens", 0)
                                .put("cached_tokens", cachedText)
                                .put(
                                        "cached_tokens_details",
                                        new JsonObject()
                                                .put("text_tokens", cachedText)
                                                .put("audio_tokens", 0)
                                                .put("image_tokens", 0)))
                .put(
                        "output_token_details",
                        new JsonObject().put("text_tokens", textOut).put("audio_tokens", audioOut));
        used += textIn + audioIn + textOut + audioOut;
        cachedText = textIn / CACHED_STEP * CACHED_STEP;
        textIn += textOut;
        audioIn += audioOut;
        return usage;
    }

    /** What is left of the tokens of a minute. */
    JsonObject limit() {
        return new JsonObject()
                .put("name", "tokens")
                .put("limit", LIMIT)
                .put("remaining", LIMIT - used)
                .put("reset_seconds", used / (LIMIT / 60.0));
    }
}
