package dev.switchboard.api;

import java.util.Objects;

/**
 * An invocation of which nobody can tell yet whether its effect happened.
 *
 * @param call the call in which it was, without what was said and done in it
 * @param action the invocation
 */
public record Unsettled(CallRecord call, CallRecord.Action action) {

    public Unsettled {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(action, "action");
    }
}
