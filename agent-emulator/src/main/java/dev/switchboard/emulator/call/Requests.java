package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Checks what applications ask for. */
public final class Requests {

    private Requests() {}

    /**
     * What is wrong with a request to accept a call.
     *
     * @param body its body
     * @return the flaw, or empty when the call can be accepted with it
     */
    public static Optional<String> acceptFlaw(JsonObject body) {
        return Session.flaw(body);
    }
}
