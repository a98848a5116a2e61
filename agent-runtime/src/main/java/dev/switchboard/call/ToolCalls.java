package dev.switchboard.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Every function call of the call.
 *
 * @param byId by the service's id, in the order in which they came
 * @param writes how many writing tools were started
 */
record ToolCalls(Map<String, ToolCall> byId, int writes) {

    static final ToolCalls NONE = new ToolCalls(Map.of(), 0);

    Optional<ToolCall> find(String functionCallId) {
        return Optional.ofNullable(byId.get(functionCallId));
    }

    ToolCalls with(String functionCallId, ToolCall toolCall) {
        Map<String, ToolCall> all = new LinkedHashMap<>(byId);
        all.put(functionCallId, toolCall);
        return new ToolCalls(all, writes);
    }

    ToolCalls each(UnaryOperator<ToolCall> change) {
        Map<String, ToolCall> all = new LinkedHashMap<>(byId);
        all.replaceAll((id, toolCall) -> change.apply(toolCall));
        return new ToolCalls(all, writes);
    }

    ToolCalls write() {
        return new ToolCalls(byId, writes + 1);
    }

    /** That response is over; with none named, every one is. */
    ToolCalls responseDone(Optional<String> responseId) {
        return each(toolCall ->
                responseId.isEmpty() || responseId.get().equals(toolCall.asked().responseId())
                        ? toolCall.done()
                        : toolCall);
    }

    /** Responses follow one another: where one begins, those before it are over. */
    ToolCalls responsesBeforeDone(String responseId) {
        return each(toolCall -> responseId.equals(toolCall.asked().responseId()) ? toolCall : toolCall.done());
    }

    /** Whether the function calls of a response all have their outputs and no further one can come. */
    boolean batchIsAnswered(String functionCallId) {
        String responseId = byId.get(functionCallId).asked().responseId();
        return byId.values().stream()
                .filter(toolCall -> toolCall.asked().responseId().equals(responseId))
                .allMatch(toolCall -> toolCall.responseDone() && toolCall.hasOutput());
    }

    /** Whether somebody waits for an output. */
    boolean isAnyOpen() {
        return byId.values().stream().anyMatch(toolCall -> !toolCall.hasOutput());
    }
}
