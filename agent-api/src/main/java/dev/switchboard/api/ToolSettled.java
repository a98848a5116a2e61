package dev.switchboard.api;

import dev.switchboard.api.CallRecord.Outcome;

/**
 * Fired when the outcome of an invocation that was unknown has become known. Observe it with
 * {@code @Observes(during = TransactionPhase.AFTER_SUCCESS)}.
 *
 * @param callId the service's id of the call
 * @param functionCallId the service's id of the function call
 * @param tool the tool's name
 * @param outcome what it is: committed or failed
 * @param answer what there is to tell
 * @param by who found out: {@code tool}, {@code reconciler}, or a person
 */
public record ToolSettled(
        String callId, String functionCallId, String tool, Outcome outcome, String answer, String by) {}
