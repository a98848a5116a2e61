package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;

/**
 * An answer that is committed and will never be another.
 *
 * @param outcome how the invocation ended
 * @param text what the model is told
 */
public record FixedAnswer(Outcome outcome, String text) {}
