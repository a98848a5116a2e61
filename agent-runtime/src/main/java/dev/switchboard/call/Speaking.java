package dev.switchboard.call;

import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseFinished.Status;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallState.Recovery;
import dev.switchboard.call.CallTimer.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the model to speak: one thing at a time, and never while it is in a response or the caller speaks. The service
 * starts responses by itself, too, so that a request can be refused all the same, and is made again.
 */
final class Speaking {

    private static final Duration UNTIL_BEGUN = Duration.ofSeconds(10);
    private static final Duration UNTIL_GENERATED = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** After so many failures, one after the other, nobody asks again until the caller speaks. */
    private static final int MOST_FAILURES = 3;

    private static final int RATE_LIMIT_FACTOR = 5;

    private Speaking() {}

    static void started(Step step, ResponseStarted event) {
        String id = event.responseId();
        if (step.responses.find(id).isPresent()) {
            return;
        }
        Optional<Speech> requested = step.floor.requested();
        if (event.occasion().isPresent()) {
            step.responses = step.responses.sayingWhy();
        }
        boolean guessed = event.occasion().isEmpty() && requested.isPresent() && !step.responses.saysWhy();
        Occasion guess = guessed ? requested.get().occasion() : Occasion.NATURAL;
        Occasion occasion = event.occasion().orElse(guess);
        boolean ours = requested.filter(speech -> speech.occasion() == occasion).isPresent();
        Speech speech = ours ? requested.orElseThrow() : new Speech(occasion, Optional.empty());
        step.responses = step.responses.begin(id, speech, guessed);
        step.toolCalls = step.toolCalls.responsesBeforeDone(id);
        step.floor = step.floor
                .active(Optional.of(id))
                .requested(ours ? Optional.empty() : requested)
                .callerSpeaks(false);
        if (occasion.tellsAnswers()) {
            step.recovery = step.recovery.again(false);
            Mail.responseBegan(step, step.responses.count(), occasion == Occasion.CONTINUATION);
        }
        step.set(Kind.RESPONSE, UNTIL_GENERATED);
        Closing.lastWordsMove(step, step.responses.count());
    }

    static void finished(Step step, ResponseFinished event) {
        String id = event.responseId();
        boolean known = step.responses.isFinished(id);
        Optional<Responses.Response> response = step.responses.find(id);
        step.toolCalls = step.toolCalls.responseDone(Optional.of(id));
        if (known) {
            return;
        }
        step.responses = step.responses.finish(id);
        if (step.floor.active().isPresent()) {
            step.floor = step.floor.active(Optional.empty());
            if (step.floor.requested().isEmpty()) {
                step.cancel(Kind.RESPONSE);
            }
        }
        if (event.status() == Status.COMPLETED) {
            response.filter(Responses.Response::isGreeting).ifPresent(greeting -> {
                step.line = step.line.greet();
                step.wanted.removeIf(speech -> speech.occasion() == Occasion.GREETING);
            });
            step.recovery = new Recovery(step.recovery.pausing(), step.recovery.again(), 0);
        } else if (event.status() == Status.CANCELLED) {
            step.responses = step.responses.cut(id);
        } else if (event.status() == Status.FAILED || !event.audible()) {
            failed(step, response.map(Responses.Response::speech).orElse(Speech.CONTINUATION), event.problem());
        }
        boolean toBeHeard = event.audible()
                && event.status() != Status.CANCELLED
                && !response.map(Responses.Response::cut).orElse(false);
        if (toBeHeard) {
            Listening.generated(step, id);
        }
        response.ifPresent(one -> Closing.generated(step, one, toBeHeard));
    }

    static void refused(Step step, ResponseRefused event) {
        Optional<Speech> requested = step.floor.requested();
        Optional<String> active = step.floor.active();
        if (requested.isPresent()) {
            step.floor = step.floor.requested(Optional.empty());
            wantAgain(step, requested.get());
        } else {
            // the one that began was not ours after all; that is told as late as the refusal takes
            Mail.guessWasWrong(step);
            step.responses.lastGuess().ifPresent(id -> {
                Speech guessed = step.responses.find(id).orElseThrow().speech();
                step.responses = step.responses.natural(id);
                wantAgain(step, guessed);
            });
        }
        if (active.isEmpty()) {
            step.floor = step.floor.active(Optional.of(Floor.UNKNOWN));
            step.set(Kind.RESPONSE, UNTIL_GENERATED);
        }
    }

    /** What was asked for did not begin. */
    static void wantAgain(Step step, Speech speech) {
        if (speech.occasion() == Occasion.CONTINUATION) {
            Mail.continuationRefused(step);
        } else if (speech.isOnlyForNow()) {
            step.silence = step.silence.asked(false);
        } else if (speech.occasion() != Occasion.GREETING || !step.line.greeted()) {
            step.wanted.add(0, speech);
        }
    }

    private static void failed(Step step, Speech speech, String problem) {
        step.note("response_failed", problem);
        if (step.recovery.failures() >= MOST_FAILURES) {
            step.recovery = step.recovery.again(false);
            return;
        }
        step.recovery = step.recovery.failed();
        Duration pause = PAUSE.multipliedBy(1L << (step.recovery.failures() - 1));
        step.set(Kind.RETRY, problem.contains("rate_limit") ? pause.multipliedBy(RATE_LIMIT_FACTOR) : pause);
        if (speech.occasion().tellsAnswers()) {
            step.recovery = step.recovery.again(true);
        } else {
            wantAgain(step, speech);
        }
    }

    static void retry(Step step) {
        step.recovery = step.recovery.pausing(false);
    }

    /** The service said nothing about a response for longer than any takes. */
    static void overdue(Step step) {
        Optional<Speech> requested = step.floor.requested();
        Optional<String> active = step.floor.active();
        step.floor = step.floor.requested(Optional.empty()).active(Optional.empty());
        active.ifPresent(id -> {
            step.responses = step.responses.finish(id).cut(id);
            step.toolCalls = step.toolCalls.responseDone(Optional.of(id));
        });
        requested.ifPresent(speech -> {
            Mail.continuationRefused(step);
            failed(step, speech, "not_begun");
        });
    }

    static boolean isFloorFree(Step step) {
        return step.isAttached()
                && !step.floor.isResponding()
                && !step.floor.callerSpeaks()
                && !step.recovery.pausing()
                && !step.outbox.isAnyChecked()
                && step.ending.filter(Ending::asked).isEmpty();
    }

    /** Asks for what is due, when the floor is free. */
    static void speak(Step step) {
        if (!isFloorFree(step)) {
            return;
        }
        next(step).ifPresent(speech -> {
            if (speech.occasion() == Occasion.CONTINUATION) {
                Mail.continuationAsked(step);
            } else {
                step.wanted.remove(speech);
            }
            step.command(new Respond(speech));
            step.floor = step.floor.requested(Optional.of(speech));
            step.set(Kind.RESPONSE, UNTIL_BEGUN);
        });
    }

    private static Optional<Speech> next(Step step) {
        if (!step.wanted.isEmpty() && step.wanted.get(0).occasion() == Occasion.GREETING) {
            return Optional.of(step.wanted.get(0));
        }
        if (Mail.isContinuationDue(step) || step.recovery.again()) {
            return Optional.of(Speech.CONTINUATION);
        }
        // a tool's words come after its answer
        return step.wanted.stream()
                .filter(speech -> speech.occasion() != Occasion.WORDS || !step.outbox.isAnyOpen())
                .findFirst();
    }
}
