package dev.switchboard.call;

import dev.switchboard.call.CallCommand.HangUp;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallState.Line;
import dev.switchboard.call.CallState.Phase;
import java.time.Duration;
import java.util.Optional;

/** The sideband comes and goes. */
final class Attachment {

    /** Why a call ends that nobody here ended: the caller hung up, or the service did. */
    private static final String ENDED = "ended";

    private Attachment() {}

    static void attached(Step step, CallEvent.Attached event) {
        boolean first = step.line.attachments() == 0;
        boolean wasTalking = step.line.wasTalking();
        step.line = new Line(Phase.ATTACHED, step.line.attachments() + 1, false, !first);
        step.floor = Floor.FREE;
        step.note(first ? "attached" : "reattached", "");
        if (first) {
            step.rules.greeting().ifPresent(words -> step.wanted.add(0, Speech.exactly(Occasion.GREETING, words)));
            Silences.limit(step, Duration.ZERO);
            return;
        }
        // the end of a response may have been missed with the socket; nothing more of its batch will come now
        step.toolCalls = step.toolCalls.responseDone(Optional.empty());
        String earlier = reconnected(step.line.attachments() - 1);
        boolean atOnce = wasTalking || step.outbox.isOpen(earlier);
        step.outbox = step.outbox.without(earlier);
        Mail.afterReattachment(step);
        // where it was quiet somebody may have spoken since, and the model may have called what nobody read
        Mail.send(
                step,
                reconnected(step.line.attachments()),
                atOnce ? Parcel.fromSystem(Words.RECONNECTED) : Parcel.ifQuiet(Words.RECONNECTED));
    }

    private static String reconnected(int attachment) {
        return ItemId.ofMessage("reconnected " + attachment);
    }

    static void detached(Step step, CallEvent.Detached event) {
        if (!step.isAttached()) {
            return;
        }
        if (step.ending.filter(ending -> ending.asked() && !ending.isTransfer()).isPresent()) {
            step.finish(step.ending.orElseThrow().reason());
            return;
        }
        step.wanted.removeIf(speech -> speech.occasion() == Occasion.GREETING);
        boolean wasTalking = step.floor.isResponding() || step.floor.callerSpeaks();
        // what was asked for or refused may have died with the socket, and is asked for again; but nobody is greeted
        // twice
        step.floor
                .requested()
                .filter(speech -> speech.occasion() != Occasion.GREETING)
                .ifPresent(speech -> Speaking.wantAgain(step, speech));
        Mail.guessWasWrong(step);
        step.floor = Floor.FREE;
        step.line = new Line(Phase.DETACHED, step.line.attachments(), wasTalking, true);
        step.note("detached", "");
        step.command(new Redial());
    }

    static void gone(Step step, CallEvent.Gone event) {
        step.finish(step.ending.filter(Ending::isOurs).map(Ending::reason).orElse(ENDED));
    }

    /** Better to end the call than to leave somebody in silence. */
    static void unreachable(Step step, CallEvent.Unreachable event) {
        step.command(new HangUp());
        step.finish("sideband_lost");
    }

    static void expired(Step step, CallEvent.SessionExpired event) {
        step.command(new HangUp());
        step.finish("session_expired");
    }
}
