package dev.switchboard.call;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallInstruction.Say;
import dev.switchboard.api.CallInstruction.TransferTo;
import dev.switchboard.call.CallCommand.HangUp;
import dev.switchboard.call.CallCommand.Transfer;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Responses.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ends the call, when its last words were heard or a bounded wait is over. A caller who speaks while we say goodbye keeps
 * the line; one who speaks while we announce a transfer is transferred all the same.
 */
final class Closing {

    private static final Duration UNTIL_ENDED = Duration.ofSeconds(10);
    private static final int MOST_EXTENSIONS = 2;

    private Closing() {}

    static void instructed(Step step, List<CallInstruction> instructions) {
        for (CallInstruction instruction : instructions) {
            if (instruction instanceof Say say) {
                step.wanted.add(Speech.exactly(Occasion.WORDS, say.words()));
            } else if (instruction instanceof TransferTo transfer) {
                plan(step, Ending.transfer(transfer.target(), step.responses.count()));
            } else {
                plan(step, Ending.hangUp("agent_hung_up", step.responses.count()));
            }
        }
    }

    static void goodbye(Step step, String reason, String instructions) {
        step.wanted.add(Speech.about(Occasion.GOODBYE, instructions));
        plan(step, Ending.hangUp(reason, step.responses.count()));
    }

    private static void plan(Step step, Ending ending) {
        if (step.ending.filter(Ending::asked).isEmpty()) {
            step.ending = Optional.of(ending);
            step.set(Kind.GOODBYE, step.rules.waits().goodbye());
        }
    }

    /** The bounded wait begins when there is something to wait for. */
    static void lastWordsMove(Step step, long response) {
        if (step.ending
                .filter(ending -> !ending.asked() && response > ending.afterResponse())
                .isPresent()) {
            step.set(Kind.GOODBYE, step.rules.waits().goodbye());
        }
    }

    static void generated(Step step, Response response, boolean audible) {
        lastWordsMove(step, response.number());
        if (!audible) {
            heard(step, response);
        }
    }

    static void heard(Step step, Response response) {
        step.ending = step.ending.map(ending ->
                response.number() > ending.afterResponse() && response.speech().occasion() != Occasion.HOLD
                        ? ending.heard()
                        : ending);
    }

    static void callerSpoke(Step step) {
        Optional<Ending> goodbye = step.ending.filter(ending -> !ending.asked() && !ending.isTransfer());
        if (goodbye.isEmpty()) {
            return;
        }
        boolean longest = goodbye.get().reason().equals(Ending.LONGEST);
        if (longest && step.silence.extensions() >= MOST_EXTENSIONS) {
            return;
        }
        step.ending = Optional.empty();
        step.wanted.removeIf(speech -> speech.occasion() == Occasion.GOODBYE);
        step.cancel(Kind.GOODBYE);
        step.note("goodbye_interrupted", goodbye.get().reason());
        if (longest) {
            step.silence = step.silence.extend();
        }
    }

    /** Does it when there is nothing left to say. */
    static void endIfSaid(Step step) {
        if (step.ending.filter(ending -> ending.spoken() && !ending.asked()).isPresent()
                && step.floor.isSilent()
                && step.wanted.isEmpty()
                && !step.outbox.isAnyOpen()) {
            end(step);
        }
    }

    static void waitedLongEnough(Step step) {
        if (step.ending.filter(ending -> !ending.asked()).isPresent()) {
            end(step);
        }
    }

    private static void end(Step step) {
        Ending ending = step.ending.orElseThrow();
        step.ending = Optional.of(ending.done());
        step.cancel(Kind.GOODBYE);
        if (ending.isTransfer()) {
            step.note("transfer_asked", "");
            step.command(new Transfer(ending.transferTo()));
            step.set(Kind.TRANSFER, step.rules.waits().transfer());
        } else {
            step.note("hanging_up", ending.reason());
            step.command(new HangUp());
            step.set(Kind.HANG_UP, UNTIL_ENDED);
        }
    }

    static void relayed(Step step, CallEvent.TransferRelayed event) {
        if (isTransferring(step)) {
            step.note("transfer_relayed", "");
            step.ending = step.ending.map(Ending::relay);
            step.set(Kind.TRANSFER, step.rules.waits().transfer());
        }
    }

    static void refused(Step step, CallEvent.TransferRefused event) {
        transferFailed(step, event.problem());
    }

    static void notTransferred(Step step) {
        transferFailed(step, "the call has not ended");
    }

    private static void transferFailed(Step step, String problem) {
        if (!isTransferring(step)) {
            return;
        }
        step.ending = Optional.empty();
        step.cancel(Kind.TRANSFER);
        step.note("transfer_failed", problem);
        Mail.send(
                step,
                ItemId.ofMessage("transfer failed " + step.responses.count()),
                Parcel.fromSystem(Words.TRANSFER_FAILED));
    }

    private static boolean isTransferring(Step step) {
        return step.ending
                .filter(ending -> ending.asked() && ending.isTransfer())
                .isPresent();
    }

    /** The service was asked to hang up, and nothing more was heard of the call. */
    static void notEnded(Step step) {
        step.ending.filter(Ending::asked).ifPresent(ending -> step.finish(ending.reason()));
    }
}
