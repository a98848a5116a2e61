package dev.switchboard.call;

import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Interruption;
import java.time.Duration;
import java.util.Optional;

/** Knows what the caller hears and says. Generated is not heard: the caller may speak in between. */
final class Listening {

    /** Callers who speak for so long without a pause are taken for a noise. */
    private static final Duration LONGEST_BREATH = Duration.ofMinutes(1);

    /** No response is longer than this. */
    private static final Duration LONGEST_PLAYBACK = Duration.ofMinutes(3);

    /** Where the service does not say that it plays a response. */
    private static final Duration UNTIL_HEARD = Duration.ofSeconds(15);

    private Listening() {}

    static void callerStarted(Step step, CallEvent.CallerStarted event) {
        step.floor = step.floor.callerSpeaks(true);
        step.set(Kind.CALLER, LONGEST_BREATH);
        step.silence = step.silence.asked(false);
        Closing.callerSpoke(step);
    }

    static void callerStopped(Step step, CallEvent.CallerStopped event) {
        step.floor = step.floor.callerSpeaks(false);
        step.cancel(Kind.CALLER);
    }

    /** That the caller stopped may not have been told. */
    static void callerOverdue(Step step) {
        step.floor = step.floor.callerSpeaks(false);
    }

    /** The service plays as fast as is spoken, and so behind what it generates. */
    static void generated(Step step, String responseId) {
        if (!step.floor.playing().equals(Optional.of(responseId))) {
            step.floor = step.floor.playing(Optional.of(responseId));
            step.set(Kind.PLAYBACK, UNTIL_HEARD);
        }
    }

    static void playbackStarted(Step step, PlaybackStarted event) {
        step.floor = step.floor.playing(Optional.of(event.responseId()));
        step.set(Kind.PLAYBACK, LONGEST_PLAYBACK);
    }

    static void playbackEnded(Step step, PlaybackEnded event) {
        boolean another = step.floor.playing().isPresent()
                && !step.floor.playing().get().equals(event.responseId())
                && step.responses.find(event.responseId()).isPresent();
        if (!another) {
            silent(step);
        }
        step.responses.find(event.responseId()).ifPresent(response -> {
            if (response.tellsAnswers() && !response.cut()) {
                step.toolCalls = step.toolCalls.each(toolCall -> toolCall.heard(response.number()));
            }
            Closing.heard(step, response);
        });
    }

    static void playbackCut(Step step, PlaybackCut event) {
        silent(step);
        step.responses = step.responses.cut(event.responseId());
        step.responses.find(event.responseId()).ifPresent(response -> Closing.heard(step, response));
    }

    static void truncated(Step step, CallEvent.ItemTruncated event) {
        step.floor.playing().ifPresent(id -> step.responses = step.responses.cut(id));
        step.command(new Keep(new Interruption(event.itemId(), event.heardMillis())));
    }

    static void overdue(Step step) {
        step.floor = step.floor.playing(Optional.empty());
    }

    private static void silent(Step step) {
        if (step.floor.playing().isPresent()) {
            step.floor = step.floor.playing(Optional.empty());
            step.cancel(Kind.PLAYBACK);
        }
    }
}
