package dev.switchboard.api;

import dev.switchboard.api.CallRecord.Outcome;
import java.time.Duration;
import java.util.Objects;

/**
 * An event: an invocation has its outcome. Fired in the transaction that records it, so observe it after the commit:
 *
 * <pre>{@code
 * void booked(@Observes(during = TransactionPhase.AFTER_SUCCESS) ToolFinished finished) { ... }
 * }</pre>
 *
 * <p>An observer of another phase runs inside the tool's transaction, and its exception rolls the tool's effect back.
 *
 * @param callId the service's id of the call
 * @param functionCallId the service's id of the function call, unique within the call
 * @param tool the tool's name, as the model said it
 * @param outcome how it ended
 * @param attempts how often the method was begun
 * @param duration from dispatch to the outcome
 */
public record ToolFinished(
        String callId, String functionCallId, String tool, Outcome outcome, int attempts, Duration duration) {

    public ToolFinished {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(functionCallId, "functionCallId");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(duration, "duration");
    }
}
