package dev.switchboard.call;

import dev.switchboard.call.CallState.Phase;
import dev.switchboard.call.ToolCall.Promise;
import java.util.EnumSet;
import java.util.Set;

/** What a call can be in; often in several at a time. */
enum StateKind {
    QUIET,
    DETACHED,
    RESPONSE_ASKED,
    RESPONDING,
    PLAYING,
    CALLER_SPEAKS,
    PAUSING,
    TOOL_RUNS,
    PROMISE_ASKED,
    PROMISE_GIVEN,
    REPEAT_WAITS,
    ANSWER_WAITS,
    ITEM_CHECKED,
    KEYS_PRESSED,
    ASKED_ABOUT_SILENCE,
    SAYS_GOODBYE,
    TRANSFERS,
    HANGS_UP,
    FINISHED;

    static Set<StateKind> of(CallState state) {
        Set<StateKind> kinds = EnumSet.noneOf(StateKind.class);
        add(kinds, FINISHED, state.phase() == Phase.FINISHED);
        if (!kinds.isEmpty()) {
            return kinds;
        }
        add(kinds, DETACHED, state.phase() == Phase.DETACHED);
        add(kinds, QUIET, state.silence().quiet());
        add(kinds, RESPONSE_ASKED, state.floor().requested().isPresent());
        add(kinds, RESPONDING, state.floor().active().isPresent());
        add(kinds, PLAYING, state.floor().playing().isPresent());
        add(kinds, CALLER_SPEAKS, state.floor().callerSpeaks());
        add(kinds, PAUSING, state.recovery().pausing());
        for (ToolCall toolCall : state.toolCalls().byId().values()) {
            add(kinds, TOOL_RUNS, toolCall.isRunning());
            add(kinds, PROMISE_ASKED, toolCall.work().promise() == Promise.ASKED);
            add(kinds, PROMISE_GIVEN, toolCall.isRunning() && toolCall.work().promise() == Promise.GIVEN);
            add(kinds, REPEAT_WAITS, toolCall.work().waitsFor().isPresent());
        }
        add(kinds, ANSWER_WAITS, state.outbox().isAnyOpen());
        add(kinds, ITEM_CHECKED, state.outbox().isAnyChecked());
        add(kinds, KEYS_PRESSED, !state.keys().pressed().isEmpty());
        add(kinds, ASKED_ABOUT_SILENCE, state.silence().asked());
        state.ending().ifPresent(ending -> {
            add(kinds, SAYS_GOODBYE, !ending.asked());
            add(kinds, TRANSFERS, ending.asked() && ending.isTransfer());
            add(kinds, HANGS_UP, ending.asked() && !ending.isTransfer());
        });
        return kinds;
    }

    private static void add(Set<StateKind> kinds, StateKind kind, boolean is) {
        if (is) {
            kinds.add(kind);
        }
    }
}
