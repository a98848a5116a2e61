package dev.switchboard.call;

import java.util.Objects;
import java.util.Optional;

/**
 * What the ledger knows of a function call, for the one who takes its call up.
 *
 * @param functionCall what the model asked for
 * @param promise what it was promised in the place of an answer, if it was
 * @param answer the answer, where there is one and nothing of it is left to do
 * @param repeatOf where it was answered as a repeat: the function call that asked first
 */
public record Known(
        FunctionCall functionCall, Optional<String> promise, Optional<Answer> answer, Optional<String> repeatOf) {

    /**
     * An answer that is fixed.
     *
     * @param output its text
     * @param written whether it has changed something
     */
    public record Answer(String output, Written written) {}

    public Known {
        Objects.requireNonNull(functionCall, "functionCall");
    }
}
