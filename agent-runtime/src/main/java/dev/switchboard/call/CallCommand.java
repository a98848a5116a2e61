package dev.switchboard.call;

import java.time.Duration;
import java.util.Optional;

/** What the shell must do for a call. Commands are carried out in their order. */
public sealed interface CallCommand {

    /**
     * Have the model respond.
     *
     * @param speech what it is to say
     */
    record Respond(Speech speech) implements CallCommand {}

    /**
     * Have it written down that the model asked for this, as it is of what is run at once: so that whoever takes the call
     * up knows of it.
     *
     * @param functionCall what is run later, or not at all
     */
    record KeepReceipt(FunctionCall functionCall) implements CallCommand {}

    /**
     * Run a tool; its answer comes back as {@link CallEvent.ToolAnswered}.
     *
     * @param functionCall what to run
     * @param repeat where the model asked for the same before: then nothing is run, and the answer says so
     */
    record RunTool(FunctionCall functionCall, Optional<Repeat> repeat) implements CallCommand {}

    /**
     * Have it kept that this function call's answer is a promise for now, if it has none yet; comes back as
     * {@link CallEvent.AnswerPromised}, in any case.
     *
     * @param functionCall the function call whose tool takes long
     */
    record PromiseAnswer(FunctionCall functionCall) implements CallCommand {}

    /**
     * Give the model a tool's answer.
     *
     * @param functionCallId the function call that it answers
     * @param output the answer's text
     */
    record SendOutput(String functionCallId, String output) implements CallCommand {}

    /**
     * Put a message into the conversation.
     *
     * @param itemId the id that it gets
     * @param fromCaller whether it is the caller's; otherwise it is the system's
     * @param text what it says
     */
    record SendMessage(String itemId, boolean fromCaller, String text) implements CallCommand {}

    /**
     * Have the tools that run from now on know what the caller pressed.
     *
     * @param keys keys up to a {@code #} or a pause
     */
    record PassKeys(String keys) implements CallCommand {}

    /**
     * Ask whether the service has an item.
     *
     * @param itemId the item's id
     */
    record CheckItem(String itemId) implements CallCommand {}

    /**
     * Keep something about the call.
     *
     * @param note what
     */
    record Keep(Note note) implements CallCommand {}

    /**
     * Send {@link CallEvent.TimerFired} after a while. A timer that is set already starts anew.
     *
     * @param timer which
     * @param after how long
     */
    record SetTimer(CallTimer timer, Duration after) implements CallCommand {}

    /**
     * Forget about a timer, if it is set.
     *
     * @param timer which
     */
    record CancelTimer(CallTimer timer) implements CallCommand {}

    /** Dial the sideband again, since the call may still be there. */
    record Redial() implements CallCommand {}

    /**
     * Hand the caller over; comes back as {@link CallEvent.TransferRelayed} or {@link CallEvent.TransferRefused}.
     *
     * @param target a {@code tel:} or {@code sip:} URI
     */
    record Transfer(String target) implements CallCommand {}

    /** Hang up. */
    record HangUp() implements CallCommand {}

    /**
     * The call is over: record that and let go of everything.
     *
     * @param reason why, one word of those that docs/reference/ledger.md lists
     */
    record Finish(String reason) implements CallCommand {}
}
