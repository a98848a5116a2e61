package dev.switchboard.emulator.call;

import org.jspecify.annotations.Nullable;

/** What is wrong with a client event, as the service's {@code error} event says it. */
final class Flaw extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String param;

    Flaw(String code, String message, @Nullable String param) {
        super(message);
        this.code = code;
        this.param = param;
    }

    static Flaw value(String param, String message) {
        return new Flaw("invalid_value", "Invalid value: '" + param + "': " + message + ".", param);
    }

    static Flaw activeResponse(String responseId) {
        return new Flaw(
                "conversation_already_has_active_response",
                "Conversation already has an active response in progress: " + responseId
                        + ". Wait until the response is finished before creating a new one.",
                null);
    }

    String code() {
        return code;
    }

    @Nullable
    String param() {
        return param;
    }
}
