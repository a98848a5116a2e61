package dev.switchboard.call;

import static dev.switchboard.call.Scene.CONTINUE;
import static dev.switchboard.call.Scene.asks;
import static dev.switchboard.call.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.KeepReceipt;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Repeat.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The model asks for a write that it asked for before. */
class RepeatsTest {

    private final Scene scene = Scene.attached();

    private static RunTool run(FunctionCall functionCall) {
        return new RunTool(functionCall, Optional.empty());
    }

    private static RunTool repeat(FunctionCall functionCall, String of, Answer answer) {
        return new RunTool(functionCall, Optional.of(new Repeat(of, answer)));
    }

    /** From the model's asking to the caller's having heard the answer. */
    private void done(FunctionCall functionCall) {
        scene.call(functionCall);
        assertThat(scene.answer(functionCall.id(), true)).contains(CONTINUE);
        scene.speak();
    }

    @Test
    void isReplayedAfterAnInterruption() {
        scene.call(asks("a", "book", "{2}"));
        scene.answer("a", true);
        scene.speakAndBeInterrupted();

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void isReplayedWhereTheAnswerWasNeverTold() {
        scene.call(asks("a", "book", "{2}"));
        scene.answer("a", true);

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).contains(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void isConfirmedThoughHeardAndThenRuns() {
        done(asks("a", "book", "{2}"));

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.CONFIRM));
        assertThat(scene.answer("b", true)).contains(CONTINUE);
        scene.speak();
        FunctionCall meant = asks("c", "book", "{2}");
        assertThat(scene.call(meant)).containsExactly(run(meant));
    }

    @Test
    void isConfirmedAgainWhereTheModelAskedTwiceBeforeItKnew() {
        done(asks("a", "book", "{2}"));

        FunctionCall again = asks("b", "resp_b", "book", "{2}");
        FunctionCall atOnce = asks("c", "resp_b", "book", "{2}");
        assertThat(scene.call(again, atOnce))
                .containsExactly(repeat(again, "a", Answer.CONFIRM), repeat(atOnce, "a", Answer.CONFIRM));
    }

    @Test
    void isConfirmedAnewAfterItWasDoneASecondTime() {
        done(asks("a", "book", "{2}"));
        scene.call(asks("b", "book", "{2}"));
        scene.answer("b", true);
        scene.speak();
        done(asks("c", "book", "{2}"));

        FunctionCall third = asks("d", "book", "{2}");
        assertThat(scene.call(third)).containsExactly(repeat(third, "c", Answer.CONFIRM));
    }

    @Test
    void isHeardByWayOfItsReplay() {
        scene.call(asks("a", "book", "{2}"));
        scene.answer("a", true);
        scene.speakAndBeInterrupted();
        scene.call(asks("b", "book", "{2}"));
        scene.answer("b", true);
        scene.speak();

        FunctionCall again = asks("c", "book", "{2}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.CONFIRM));
    }

    @Test
    void runsWhereAnotherWriteCameBetween() {
        done(asks("a", "book", "{2}"));
        done(asks("b", "cancel", "{2}"));

        FunctionCall again = asks("c", "book", "{2}");
        assertThat(scene.call(again)).containsExactly(run(again));
    }

    @Test
    void runsWhereItWasMovedThereAndBack() {
        done(asks("a", "book", "{A}"));
        done(asks("b", "book", "{B}"));

        FunctionCall back = asks("c", "book", "{A}");
        assertThat(scene.call(back)).containsExactly(run(back));
    }

    @Test
    void isReplayedAfterAnInterruptionAlthoughAnotherWasWrittenInTheSameResponse() {
        scene.call(asks("a", "resp_1", "book", "{X}"), asks("b", "resp_1", "book", "{Y}"));
        scene.answer("a", true);
        scene.answer("b", true);
        scene.speakAndBeInterrupted();

        FunctionCall again = asks("c", "book", "{X}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void isReplayedWhereAnotherWasWrittenInAResponseThatOnlySeemedToHaveTheAnswer() {
        scene.call(asks("a", "book", "{X}"));
        scene.play(new ToolAnswered("a", "booked", Written.YES, List.of()), started("resp_2"));
        scene.play(new FunctionCalled(asks("b", "resp_2", "book", "{Y}")));
        scene.answer("b", true);

        FunctionCall again = asks("c", "resp_2", "book", "{X}");
        assertThat(scene.play(new FunctionCalled(again))).containsExactly(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void runsWhereTheModelAskedForTheOtherAsSoonAsItHadTheAnswer() {
        scene.call(asks("a", "book", "{2}"));
        scene.answer("a", true);
        scene.call(asks("b", "cancel", "{2}"));
        scene.answer("b", true);

        FunctionCall again = asks("c", "book", "{2}");
        assertThat(scene.call(again)).contains(run(again));
    }

    @Test
    void isNotAffectedByAWriteThatFailed() {
        done(asks("a", "book", "{2}"));
        scene.call(asks("b", "cancel", "{2}"));
        scene.answer("b", false);
        scene.speak();

        FunctionCall again = asks("c", "book", "{2}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.CONFIRM));
    }

    @Test
    void waitsForTheFirstsAnswerWhereBothAreInOneResponse() {
        FunctionCall first = asks("a", "resp_1", "book", "{2}");
        FunctionCall second = asks("b", "resp_1", "book", "{2}");

        assertThat(scene.call(first, second)).containsExactly(run(first), new KeepReceipt(second));
        assertThat(scene.answer("a", true))
                .containsExactly(new SendOutput("a", "answer to a"), repeat(second, "a", Answer.REPLAY));
        assertThat(scene.answer("b", true)).containsExactly(new SendOutput("b", "answer to b"), CONTINUE);
    }

    @Test
    void isDecidedAlthoughTheCallerHungUpMeanwhile() {
        FunctionCall first = asks("a", "resp_1", "book", "{2}");
        FunctionCall second = asks("b", "resp_1", "book", "{2}");
        scene.call(first, second);
        scene.play(new Gone());

        assertThat(scene.play(new ToolAnswered("a", "booked", Written.YES, List.of())))
                .containsExactly(repeat(second, "a", Answer.REPLAY));
    }

    @Test
    void runsWhereTheFirstDidNotWrite() {
        FunctionCall first = asks("a", "resp_1", "book", "{2}");
        FunctionCall second = asks("b", "resp_1", "book", "{2}");
        scene.call(first, second);

        assertThat(scene.answer("a", false)).contains(run(second));
    }

    @Test
    void waitsForTheSecondWhereTheFirstOfThreeDidNotWrite() {
        FunctionCall first = asks("a", "resp_1", "book", "{2}");
        FunctionCall second = asks("b", "resp_1", "book", "{2}");
        FunctionCall third = asks("c", "resp_1", "book", "{2}");
        scene.call(first, second, third);

        assertThat(scene.answer("a", false)).contains(run(second)).doesNotContain(run(third));
        assertThat(scene.answer("b", true)).contains(repeat(third, "b", Answer.REPLAY));
    }

    @Test
    void isGivenThePromiseWhereTheFirstHasNoOtherAnswer() {
        FunctionCall first = asks("a", "resp_1", "book", "{2}");
        FunctionCall second = asks("b", "resp_1", "book", "{2}");
        scene.call(first, second);
        scene.fire(Kind.ANSWER, "a");

        assertThat(scene.play(new AnswerPromised("a", Optional.of("later"))))
                .contains(repeat(second, "a", Answer.REPLAY));
        FunctionCall third = asks("c", "book", "{2}");
        assertThat(scene.play(started("resp_c"), new FunctionCalled(third)))
                .containsExactly(repeat(third, "a", Answer.REPLAY));
    }

    @Test
    void runsWhenItIsAllowed() {
        done(asks("a", "scoop", "{}"));

        FunctionCall again = asks("b", "scoop", "{}");
        assertThat(scene.call(again)).containsExactly(run(again));
    }

    @Test
    void isRejectedWhenItMustNotBeDoneTwiceEvenAfterAnotherWrite() {
        done(asks("a", "pay", "{}"));
        done(asks("b", "book", "{}"));

        FunctionCall again = asks("c", "pay", "{}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.REJECT));
    }

    @Test
    void runsWhatMustNotBeDoneTwiceAndWasNotDone() {
        scene.call(asks("a", "pay", "{}"));
        scene.answer("a", false);
        scene.speak();

        FunctionCall again = asks("b", "pay", "{}");
        assertThat(scene.call(again)).containsExactly(run(again));
    }

    @Test
    void isNoRepeatWithOtherArgumentsOrOfATool() {
        done(asks("a", "book", "{2}"));
        FunctionCall other = asks("b", "book", "{3}");
        assertThat(scene.call(other)).containsExactly(run(other));
        scene.answer("b", true);
        scene.speak();

        scene.call(asks("c", "find", "{}"));
        scene.answer("c", false);
        FunctionCall read = asks("d", "find", "{}");
        assertThat(scene.call(read)).contains(run(read));
    }

    /** The caller has heard that it is not certain. */
    private void doneUncertainly(FunctionCall functionCall) {
        scene.call(functionCall);
        scene.answer(functionCall.id(), Written.UNCERTAIN);
        scene.speak();
    }

    private void isAnswered(FunctionCall again, String of, Answer answer) {
        assertThat(scene.call(again)).containsExactly(repeat(again, of, answer));
        scene.answer(again.id(), false);
        scene.speak();
    }

    @Test
    void neverRunsWhileNobodyKnowsWhetherItWasDone() {
        doneUncertainly(asks("a", "book", "{2}"));

        isAnswered(asks("b", "book", "{2}"), "a", Answer.REPLAY);
        isAnswered(asks("c", "book", "{2}"), "a", Answer.REPLAY);
    }

    @Test
    void neverRunsWhileNobodyKnowsWhetherItWasDoneThoughAnotherWriteCameBetween() {
        doneUncertainly(asks("a", "book", "{2}"));
        done(asks("b", "cancel", "{2}"));

        isAnswered(asks("c", "book", "{2}"), "a", Answer.REPLAY);
    }

    @Test
    void neverRunsWhileNobodyKnowsWhetherItWasDoneWhateverIsDeclared() {
        doneUncertainly(asks("a", "scoop", "{}"));
        doneUncertainly(asks("b", "pay", "{}"));

        isAnswered(asks("c", "scoop", "{}"), "a", Answer.REPLAY);
        isAnswered(asks("d", "pay", "{}"), "b", Answer.REJECT);
    }

    @Test
    void neverRunsBesideOneInDoubtThoughALaterOneWasDone() {
        scene.call(asks("a", "resp_1", "scoop", "{}"), asks("b", "resp_1", "scoop", "{}"));
        scene.answer("a", Written.UNCERTAIN);
        scene.answer("b", Written.YES);

        FunctionCall again = asks("c", "scoop", "{}");
        assertThat(scene.call(again)).contains(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void doesNotTakeWhatIsInDoubtForAWriteInBetween() {
        done(asks("a", "book", "{2}"));
        doneUncertainly(asks("b", "cancel", "{2}"));

        isAnswered(asks("c", "book", "{2}"), "a", Answer.CONFIRM);
    }

    @Test
    void isTakenForDoneWhenItHasTurnedOutSo() {
        doneUncertainly(asks("a", "book", "{2}"));
        scene.play(new ToolSettled("a", true, "booked after all"));

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).contains(repeat(again, "a", Answer.REPLAY));
        scene.play(new ItemAcknowledged(ItemId.ofMessage("settled a")));
        scene.answer("b", false);
        scene.speak();
        isAnswered(asks("c", "book", "{2}"), "a", Answer.CONFIRM);
        FunctionCall meant = asks("d", "book", "{2}");
        assertThat(scene.call(meant)).containsExactly(run(meant));
    }

    @Test
    void isNotKnownToBeDoneByAModelThatHasReadOnlyThatItIsUncertain() {
        scene.call(asks("a", "book", "{2}"));
        scene.answer("a", Written.UNCERTAIN);
        scene.play(new ToolSettled("a", true, "booked after all"));
        scene.play(started("resp_2"), new FunctionCalled(asks("b", "resp_2", "book", "{3}")));
        scene.answer("b", true);
        scene.play(Scene.finished("resp_2", false), new ItemAcknowledged(ItemId.ofMessage("settled a")));

        FunctionCall again = asks("c", "book", "{2}");
        assertThat(scene.call(again)).contains(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void runsWhenItHasTurnedOutThatItWasNotDone() {
        doneUncertainly(asks("a", "book", "{2}"));
        assertThat(scene.play(new ToolSettled("a", false, "they never heard of it")))
                .anyMatch(command -> command instanceof SendMessage message
                        && message.text().contains("It was not done: they never heard of it"));

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).contains(run(again));
    }

    @Test
    void knowsWhatItTurnedOutToBeThoughThatCameBeforeItsAnswer() {
        scene.call(asks("a", "book", "{2}"));
        assertThat(scene.play(new ToolSettled("a", false, "they never heard of it")))
                .isEmpty();
        assertThat(scene.answer("a", Written.UNCERTAIN))
                .containsSubsequence(
                        new SendOutput("a", "answer to a"),
                        new SendMessage(
                                ItemId.ofMessage("settled a"),
                                false,
                                Words.notDone("book", "a", "they never heard of it")));

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).contains(run(again));
    }

    @Test
    void ofWhatIsAllowedRunsAtTheSameTimeButInAnotherSystemOneAfterTheOther() {
        FunctionCall scoop = asks("a", "resp_1", "scoop", "{}");
        FunctionCall another = asks("b", "resp_1", "scoop", "{}");
        FunctionCall order = asks("c", "resp_1", "order", "{}");
        FunctionCall next = asks("d", "resp_1", "order", "{}");

        assertThat(scene.call(scoop, another, order, next))
                .containsExactly(run(scoop), run(another), run(order), new KeepReceipt(next));
        assertThat(scene.answer("c", true)).contains(run(next));
    }

    @Test
    void isGivenThePromiseOfWhatGoesOnInAnotherSystemThoughItIsAllowed() {
        scene.call(asks("a", "order", "{}"));
        scene.fire(Kind.ANSWER, "a");
        scene.play(new AnswerPromised("a", Optional.of("later")));

        FunctionCall again = asks("b", "order", "{}");
        assertThat(scene.call(again)).contains(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void isNotHeardByTheWordThatItTakesAMoment() {
        scene.call(asks("a", "book", "{2}"));
        scene.fire(Kind.HOLD, "a");
        scene.play(started("hold", Occasion.HOLD));
        scene.answer("a", true);
        scene.play(Scene.finished("hold", true), new CallEvent.PlaybackStarted("hold"));
        scene.play(new CallEvent.PlaybackEnded("hold"));

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).containsExactly(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void isReplayedAfterTheSidebandWasLost() {
        scene.call(asks("a", "book", "{2}"));
        scene.answer("a", true);
        scene.play(new Detached(), new Attached());

        FunctionCall again = asks("b", "book", "{2}");
        assertThat(scene.call(again)).contains(repeat(again, "a", Answer.REPLAY));
    }

    @Test
    void ofTheSameIdWithOtherArgumentsIsNotRunAndNotedOnce() {
        FunctionCall first = asks("a", "resp_1", "book", "{2}");
        scene.call(first);

        assertThat(scene.play(new FunctionCalled(asks("a", "resp_1", "book", "{3}"))))
                .isEmpty();
        assertThat(scene.moments()).containsExactly("contradicted");
        scene.play(new FunctionCalled(asks("a", "resp_1", "book", "{4}")));
        assertThat(scene.moments()).isEmpty();
        assertThat(scene.answer("a", true)).contains(new SendOutput("a", "answer to a"));
    }
}
