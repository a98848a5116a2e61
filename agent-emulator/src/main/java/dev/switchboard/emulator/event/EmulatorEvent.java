package dev.switchboard.emulator.event;

import java.time.Duration;
import java.util.List;

/** Something that happened in the emulator, in the order in which it happened. */
public sealed interface EmulatorEvent {

    /** {@return the id of the call in which it happened, as in {@code rtc_…}} */
    String callId();

    /**
     * An INVITE arrived; the caller hears ringing.
     *
     * @param callId the call
     * @param sipCallId the SIP dialog's Call-ID
     * @param from the raw From header
     * @param to the raw To header
     */
    record IncomingCall(String callId, String sipCallId, String from, String to) implements EmulatorEvent {}

    /**
     * The webhook was answered.
     *
     * @param callId the call
     * @param status the HTTP status of the answer
     * @param attempt the how many-th delivery it was, from 1
     * @param duration how long the answer took
     */
    record WebhookAnswered(String callId, int status, int attempt, Duration duration) implements EmulatorEvent {}

    /**
     * The webhook could not be delivered.
     *
     * @param callId the call
     * @param attempt the how many-th delivery it was, from 1
     * @param reason why
     */
    record WebhookFailed(String callId, int attempt, String reason) implements EmulatorEvent {}

    /**
     * The application took the call.
     *
     * @param callId the call
     * @param model the model that it asked for
     * @param tools the names of its functions
     */
    record Accepted(String callId, String model, List<String> tools) implements EmulatorEvent {}

    /**
     * The application refused the call.
     *
     * @param callId the call
     * @param sipStatus what the caller's side was told
     */
    record Rejected(String callId, int sipStatus) implements EmulatorEvent {}

    /** The application opened a sideband. */
    record SidebandAttached(String callId) implements EmulatorEvent {}

    /** The application closed a sideband, or lost it. */
    record SidebandClosed(String callId) implements EmulatorEvent {}

    /** The caller said something. */
    record CallerSaid(String callId, String text) implements EmulatorEvent {}

    /** The agent said something. */
    record AgentSaid(String callId, String text) implements EmulatorEvent {}

    /**
     * The caller pressed a key.
     *
     * @param callId the call
     * @param key 0 to 9, * and #, A to D
     */
    record KeyPressed(String callId, String key) implements EmulatorEvent {}

    /**
     * The caller's side was asked to call somebody else.
     *
     * @param callId the call
     * @param targetUri whom
     */
    record ReferSent(String callId, String targetUri) implements EmulatorEvent {}

    /**
     * The caller's side told what came of the request to call somebody else.
     *
     * @param callId the call
     * @param targetUri whom
     * @param sipStatus how that call, or the request itself, was answered; below 200 where nobody ever said
     */
    record ReferEnded(String callId, String targetUri, int sipStatus) implements EmulatorEvent {}

    /**
     * The model called a function.
     *
     * @param callId the call
     * @param functionCallId the function call
     * @param name the function
     * @param arguments its arguments, as JSON
     */
    record FunctionCalled(String callId, String functionCallId, String name, String arguments)
            implements EmulatorEvent {}

    /**
     * The application answered a function call.
     *
     * @param callId the call
     * @param functionCallId the function call
     * @param output the answer
     * @param duration how long the model waited
     */
    record FunctionAnswered(String callId, String functionCallId, String output, Duration duration)
            implements EmulatorEvent {}

    /**
     * The script is at its end.
     *
     * @param callId the call
     * @param toHangUp who should hang up now
     */
    record ScriptFinished(String callId, Party toHangUp) implements EmulatorEvent {}

    /**
     * The script cannot go on, since the application did not do what the conversation needs.
     *
     * @param callId the call
     * @param why what was missing
     */
    record ScriptStuck(String callId, String why) implements EmulatorEvent {}

    /**
     * The call is over.
     *
     * @param callId the call
     * @param by who ended it
     * @param reason why, in a few words
     */
    record CallEnded(String callId, Party by, String reason) implements EmulatorEvent {}

    /**
     * A function's output was not what the script expects; the script is stuck.
     *
     * @param callId the call
     * @param functionCallId the function call
     * @param name the function
     * @param difference what is different, one line each
     */
    record ExpectationFailed(String callId, String functionCallId, String name, String difference)
            implements EmulatorEvent {}

    /**
     * Something went wrong on purpose.
     *
     * @param callId the call
     * @param fault what, as in {@code event-repeated}
     * @param at where: a server event's type, a request's or a function's name, or {@code webhook}
     */
    record FaultInjected(String callId, String fault, String at) implements EmulatorEvent {}

    /**
     * The caller cut the agent short.
     *
     * @param callId the call
     * @param heard how many of the agent's words were heard
     */
    record AgentInterrupted(String callId, int heard) implements EmulatorEvent {}

    /** The script has no more steps of its own and waits for some from outside. */
    record Listening(String callId) implements EmulatorEvent {}

    /** Who did something. */
    enum Party {
        CALLER,
        APPLICATION,
        SERVICE
    }
}
