package dev.switchboard.call;

import java.util.Objects;

/**
 * That the model asked for a write that it asked for before.
 *
 * @param of the function call that asked first
 * @param answer what the model is told
 */
public record Repeat(String of, Answer answer) {

    /** What the model is told. */
    public enum Answer {
        /** What is known: the first answer again, since the caller has not heard it, or there is no other yet. */
        REPLAY,
        /** When it was done, and to call again if it shall be done a second time. */
        CONFIRM,
        /** That it is not done a second time in one call. */
        REJECT
    }

    public Repeat {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(answer, "answer");
    }
}
