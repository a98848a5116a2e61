package dev.switchboard.api;

import java.util.Objects;

/** What a tool wants done to the call, once its transaction is committed. */
public sealed interface CallInstruction {

    /**
     * Have the agent say something.
     *
     * @param words what to say
     */
    record Say(String words) implements CallInstruction {
        public Say {
            Objects.requireNonNull(words, "words");
        }
    }

    /**
     * Hand the caller over to somebody.
     *
     * @param target a {@code tel:} or {@code sip:} URI
     */
    record TransferTo(String target) implements CallInstruction {
        public TransferTo {
            Objects.requireNonNull(target, "target");
        }
    }

    /** Hang up when the last words were heard. */
    record HangUp() implements CallInstruction {}
}
