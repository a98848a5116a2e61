package dev.switchboard.call;

import static dev.switchboard.call.Scene.CONTINUE;
import static dev.switchboard.call.Scene.asks;
import static dev.switchboard.call.Scene.finished;
import static dev.switchboard.call.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallInstruction.HangUp;
import dev.switchboard.api.CallInstruction.Say;
import dev.switchboard.api.CallInstruction.TransferTo;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.Transfer;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.TransferRefused;
import dev.switchboard.call.CallEvent.TransferRelayed;
import dev.switchboard.call.CallTimer.Kind;
import org.junit.jupiter.api.Test;

/** A tool says what is to happen to the call. */
class ClosingTest {

    private static final String TARGET = "tel:+14155550123";
    private static final CallCommand HANG_UP = new CallCommand.HangUp();

    private final Scene scene = Scene.attached();

    private static Respond words(String words) {
        return new Respond(Speech.exactly(Occasion.WORDS, words));
    }

    private void instruct(dev.switchboard.api.CallInstruction... instructions) {
        scene.call(asks("a", "book", "{}"));
        assertThat(scene.answer("a", true, instructions)).contains(CONTINUE);
    }

    @Test
    void saysTheWordsOfAToolAfterItsAnswer() {
        instruct(new Say("One moment."));
        scene.play(started("resp_2", Occasion.CONTINUATION));
        assertThat(scene.play(finished("resp_2", true))).containsExactly(words("One moment."));
    }

    @Test
    void hangsUpWhenTheLastWordsWereHeard() {
        instruct(new HangUp());
        scene.play(started("bye", Occasion.CONTINUATION));
        assertThat(scene.play(finished("bye", true))).isEmpty();
        assertThat(scene.play(new PlaybackStarted("bye"))).isEmpty();
        assertThat(scene.play(new PlaybackEnded("bye"))).containsExactly(HANG_UP);
        assertThat(scene.play(new Detached())).containsExactly(new Finish("agent_hung_up"));
    }

    @Test
    void hangsUpAfterAToolsWordsToo() {
        instruct(new Say("Goodbye then."), new HangUp());
        assertThat(scene.speak()).isEmpty();
        assertThat(scene.speak()).containsExactly(HANG_UP);
    }

    @Test
    void hangsUpWhereThereIsNothingToBeHeard() {
        instruct(new HangUp());
        scene.play(started("bye", Occasion.CONTINUATION));
        assertThat(scene.play(finished("bye", false))).containsExactly(HANG_UP);
    }

    @Test
    void doesNotWaitForEverForLastWordsToBeHeard() {
        instruct(new HangUp());
        assertThat(scene.timer(Kind.GOODBYE)).contains(Scene.GOODBYE);
        scene.play(started("bye", Occasion.CONTINUATION), finished("bye", true));
        assertThat(scene.fire(Kind.GOODBYE)).containsExactly(HANG_UP);
        assertThat(scene.fire(Kind.HANG_UP)).containsExactly(new Finish("agent_hung_up"));
    }

    @Test
    void doesNotTakeWhatWasHeardBeforeForLastWords() {
        scene.play(started("before"), finished("before", true), new PlaybackStarted("before"));
        instruct(new HangUp());
        assertThat(scene.play(new PlaybackEnded("before"))).isEmpty();
    }

    @Test
    void keepsTheLineForACallerWhoSpeaksDuringTheGoodbye() {
        instruct(new HangUp());
        scene.play(started("bye", Occasion.CONTINUATION), finished("bye", true), new PlaybackStarted("bye"));
        scene.play(new CallerStarted());
        assertThat(scene.moments()).containsExactly("goodbye_interrupted");
        assertThat(scene.play(new PlaybackCut("bye"), new CallerStopped())).isEmpty();
        assertThat(scene.timer(Kind.GOODBYE)).isEmpty();
        assertThat(scene.speak()).isEmpty();
    }

    @Test
    void transfersWhenTheLastWordsWereHeard() {
        instruct(new TransferTo(TARGET));
        assertThat(scene.speak()).containsExactly(new Transfer(TARGET));
        assertThat(scene.moments()).containsExactly("transfer_asked");
        scene.play(new TransferRelayed());
        assertThat(scene.moments()).containsExactly("transfer_relayed");
        assertThat(scene.play(new Detached())).containsExactly(new Redial());
        assertThat(scene.play(new Gone())).containsExactly(new Finish("transferred"));
    }

    /** The service did not say yet whether it passed the transfer on: the caller hung up meanwhile. */
    @Test
    void doesNotTakeACallerForTransferredOfWhomNobodyKnows() {
        instruct(new TransferTo(TARGET));
        scene.speak();
        scene.play(new Detached());
        assertThat(scene.play(new Gone())).containsExactly(new Finish("ended"));
    }

    @Test
    void transfersACallerWhoSaysThanksMeanwhile() {
        instruct(new TransferTo(TARGET));
        scene.play(started("bye", Occasion.CONTINUATION), finished("bye", true), new PlaybackStarted("bye"));
        assertThat(scene.play(new CallerStarted(), new PlaybackCut("bye"))).isEmpty();
        assertThat(scene.play(new CallerStopped())).containsExactly(new Transfer(TARGET));
    }

    @Test
    void saysNothingMoreToACallerWhoIsBeingTransferred() {
        instruct(new TransferTo(TARGET));
        scene.speak();
        scene.play(new TransferRelayed());
        scene.play(new CallEvent.KeyPressed("1"), new CallEvent.TimerFired(new CallTimer(Kind.KEYS, "")));
        assertThat(scene.state().floor().requested()).isEmpty();
    }

    @Test
    void resumesWhereTheTransferWasRefused() {
        instruct(new TransferTo(TARGET));
        scene.speak();
        assertResumed(scene.play(new TransferRefused("status 500")));
    }

    @Test
    void resumesWhereTheTransferWasRelayedAndTheCallGoesOn() {
        instruct(new TransferTo(TARGET));
        scene.speak();
        scene.play(new TransferRelayed());
        assertThat(scene.timer(Kind.TRANSFER)).contains(Scene.TRANSFER);
        assertResumed(scene.fire(Kind.TRANSFER));
        assertThat(scene.timer(Kind.TRANSFER)).isEmpty();
        assertThat(scene.play(new Gone())).containsExactly(new Finish("ended"));
    }

    private void assertResumed(java.util.List<CallCommand> commands) {
        assertThat(scene.moments()).containsExactly("transfer_failed");
        assertThat(commands).hasSize(2).endsWith(CONTINUE);
        assertThat(((SendMessage) commands.get(0)).text()).isEqualTo(Words.TRANSFER_FAILED);
    }
}
