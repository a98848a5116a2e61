package dev.switchboard.call;

import static dev.switchboard.call.Scene.CONTINUE;
import static dev.switchboard.call.Scene.asks;
import static dev.switchboard.call.Scene.finished;
import static dev.switchboard.call.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.PromiseAnswer;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallTimer.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tool takes its time: the caller hears that it takes a moment, then that the work goes on, then the result. */
class LongToolsTest {

    private static final FunctionCall BOOK = asks("a", "resp_1", "book", "{}");
    private static final Respond HOLD = new Respond(Speech.about(Occasion.HOLD, Words.HOLD));
    private static final SendMessage LATE =
            new SendMessage(ItemId.ofMessage("late a"), false, Words.lateResult("book", "a", "done"));

    private final Scene scene = Scene.attached();

    private static AnswerPromised promised() {
        return new AnswerPromised("a", Optional.of("It goes on."));
    }

    private static ToolAnswered done() {
        return new ToolAnswered("a", "done", Written.YES, List.of());
    }

    @Test
    void saysThatItTakesAMomentAndThatAgainOnlyAfterAWhile() {
        scene.call(BOOK);
        assertThat(scene.timer(Kind.HOLD, "a")).contains(Scene.HOLD);
        assertThat(scene.fire(Kind.HOLD, "a")).containsExactly(HOLD);
        assertThat(scene.timer(Kind.HOLD, "a")).contains(Scene.HOLD_AGAIN);
    }

    @Test
    void saysThatOnceForAllToolsThatRun() {
        scene.call(BOOK, asks("b", "resp_1", "find", "{}"));
        scene.fire(Kind.HOLD, "a");
        assertThat(scene.timer(Kind.HOLD, "b")).contains(Scene.HOLD_AGAIN);
    }

    @Test
    void doesNotSayThatWhileAnythingElseIsToBeHeard() {
        scene.play(started("resp_1"), new FunctionCalled(BOOK));
        assertThat(scene.fire(Kind.HOLD, "a")).isEmpty();
        assertThat(scene.timer(Kind.HOLD, "a")).contains(Scene.HOLD);
        scene.play(finished("resp_1", true), new PlaybackStarted("resp_1"));
        assertThat(scene.fire(Kind.HOLD, "a")).isEmpty();
        scene.play(new PlaybackEnded("resp_1"), new CallerStarted());
        assertThat(scene.fire(Kind.HOLD, "a")).isEmpty();
        scene.play(new CallerStopped());
        assertThat(scene.fire(Kind.HOLD, "a")).containsExactly(HOLD);
    }

    @Test
    void saysNothingOfTheKindWhenTheAnswerIsThere() {
        scene.call(BOOK);
        scene.play(done());
        assertThat(scene.timer(Kind.HOLD, "a")).isEmpty();
        assertThat(scene.timer(Kind.ANSWER, "a")).isEmpty();
    }

    @Test
    void goesOnWithTheAnswerWhenItHasSaidThatItTakesAMoment() {
        scene.call(BOOK);
        scene.fire(Kind.HOLD, "a");
        scene.play(started("hold", Occasion.HOLD));
        assertThat(scene.play(done(), new OutputAcknowledged("a"))).isEmpty();
        assertThat(scene.play(finished("hold", true))).containsExactly(CONTINUE);
    }

    @Test
    void promisesAnAnswerAndTellsTheRealOneInAMessageOfItsOwn() {
        scene.call(BOOK);
        assertThat(scene.timer(Kind.ANSWER, "a")).contains(Scene.ANSWER_WITHIN);
        assertThat(scene.fire(Kind.ANSWER, "a")).containsExactly(new PromiseAnswer(BOOK));
        assertThat(scene.play(promised())).containsExactly(new SendOutput("a", "It goes on."), CONTINUE);
        assertThat(scene.moments()).containsExactly("promised");
        scene.play(new OutputAcknowledged("a"));
        scene.speak();

        assertThat(scene.play(done())).containsExactly(LATE, CONTINUE);
    }

    @Test
    void givesThePromiseAlthoughTheToolAnsweredInBetween() {
        scene.call(BOOK);
        scene.fire(Kind.ANSWER, "a");
        assertThat(scene.play(done())).isEmpty();
        assertThat(scene.play(promised())).containsExactly(new SendOutput("a", "It goes on."), LATE, CONTINUE);
    }

    @Test
    void givesTheRealAnswerWhereNoPromiseWasKept() {
        scene.call(BOOK);
        scene.fire(Kind.ANSWER, "a");
        assertThat(scene.play(new AnswerPromised("a", Optional.empty()))).isEmpty();
        assertThat(scene.play(done())).containsExactly(new SendOutput("a", "done"), CONTINUE);
    }

    @Test
    void givesTheRealAnswerThatCameBeforeThePromiseFailed() {
        scene.call(BOOK);
        scene.fire(Kind.ANSWER, "a");
        assertThat(scene.play(done())).isEmpty();
        assertThat(scene.play(new AnswerPromised("a", Optional.empty())))
                .containsExactly(new SendOutput("a", "done"), CONTINUE);
    }

    @Test
    void promisesOnlyOnce() {
        scene.call(BOOK);
        scene.fire(Kind.ANSWER, "a");
        assertThat(scene.play(new CallEvent.TimerFired(new CallTimer(Kind.ANSWER, "a"))))
                .isEmpty();
        scene.play(promised());
        assertThat(scene.play(promised())).isEmpty();
    }

    @Test
    void keepsTheRealAnswerUntilTheSidebandIsBack() {
        scene.call(BOOK);
        scene.fire(Kind.ANSWER, "a");
        scene.play(promised(), new OutputAcknowledged("a"));
        scene.speak();
        assertThat(scene.play(new Detached(), done())).isEmpty();
        assertThat(scene.play(new Attached()))
                .startsWith(LATE)
                .endsWith(CONTINUE)
                .hasSize(3);
        scene.play(new ItemAcknowledged(LATE.itemId()));
        scene.speak();
        assertThat(scene.state().outbox().parcels()).doesNotContainKey(LATE.itemId());
    }

    @Test
    void isNotCancelledByACallerWhoSpeaks() {
        scene.call(BOOK);
        scene.play(new CallerStarted(), new CallerStopped(), started("resp_2"), finished("resp_2", true));
        assertThat(scene.play(done())).containsExactly(new SendOutput("a", "done"), CONTINUE);
    }
}
