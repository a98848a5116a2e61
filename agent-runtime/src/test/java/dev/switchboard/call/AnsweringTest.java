package dev.switchboard.call;

import static dev.switchboard.call.Scene.CONTINUE;
import static dev.switchboard.call.Scene.asks;
import static dev.switchboard.call.Scene.failed;
import static dev.switchboard.call.Scene.finished;
import static dev.switchboard.call.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallTimer.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each function call is run once, answered once, and the model goes on once. */
class AnsweringTest {

    private static final FunctionCall BOOK = asks("a", "resp_1", "book", "{}");
    private static final FunctionCall FIND = asks("b", "resp_1", "find", "{}");

    private final Scene scene = Scene.attached();

    private static ToolAnswered answer(String id, String text) {
        return new ToolAnswered(id, text, Written.YES, List.of());
    }

    @Test
    void answersAndHasTheModelGoOnWhenItsResponseIsDone() {
        scene.play(started("resp_1"));
        assertThat(scene.play(new FunctionCalled(BOOK))).containsExactly(new RunTool(BOOK, Optional.empty()));
        assertThat(scene.play(answer("a", "done"))).containsExactly(new SendOutput("a", "done"));
        assertThat(scene.play(finished("resp_1", false))).containsExactly(CONTINUE);
    }

    @Test
    void goesOnOnceForAllAnswersOfAResponse() {
        scene.call(BOOK, FIND);
        assertThat(scene.play(answer("b", "2"))).containsExactly(new SendOutput("b", "2"));
        assertThat(scene.play(answer("a", "1"))).containsExactly(new SendOutput("a", "1"), CONTINUE);
    }

    @Test
    void runsAFunctionCallOnceHoweverOftenItIsNamed() {
        scene.call(BOOK);
        assertThat(scene.play(new FunctionCalled(BOOK))).isEmpty();
        scene.play(answer("a", "done"));
        assertThat(scene.play(new FunctionCalled(BOOK))).isEmpty();
        assertThat(scene.play(answer("a", "something else"))).isEmpty();
    }

    @Test
    void waitsForTheResponseInWhichTheModelIs() {
        scene.call(BOOK);
        scene.play(started("resp_2"));
        assertThat(scene.play(answer("a", "done"))).containsExactly(new SendOutput("a", "done"));
        assertThat(scene.play(finished("resp_2", true))).containsExactly(CONTINUE);
    }

    @Test
    void waitsForTheCallerWhoSpeaks() {
        scene.call(BOOK);
        scene.play(new CallerStarted());
        assertThat(scene.play(answer("a", "done"))).containsExactly(new SendOutput("a", "done"));
        assertThat(scene.play(new CallerStopped())).containsExactly(CONTINUE);
    }

    @Test
    void asksAgainAfterTheResponseThatStoodInTheWay() {
        scene.call(BOOK);
        scene.play(answer("a", "done"));
        assertThat(scene.play(new ResponseRefused())).isEmpty();
        assertThat(scene.play(finished("resp_2", true))).containsExactly(CONTINUE);
    }

    /** The service began one by itself, and said so before it refused ours. */
    @Test
    void asksAgainWhereTheResponseThatBeganWasNotOurs() {
        scene.call(BOOK);
        scene.play(answer("a", "done"));
        scene.play(started("resp_2"), new ResponseRefused());
        assertThat(scene.play(finished("resp_2", true))).containsExactly(CONTINUE);
    }

    @Test
    void leavesItToAResponseThatBeganWhenTheServiceHadAllOutputs() {
        scene.call(BOOK);
        scene.play(started("resp_2"), answer("a", "done"), new OutputAcknowledged("a"));
        assertThat(scene.play(finished("resp_2", true))).containsExactly(CONTINUE);
        scene.play(new ResponseRefused(), started("resp_3"));
        assertThat(scene.play(finished("resp_3", true))).isEmpty();
    }

    @Test
    void goesOnForAnOutputThatAnAudibleAnswerCouldNotKnow() {
        scene.call(BOOK);
        scene.play(started("resp_2"), answer("a", "done"));
        assertThat(scene.play(finished("resp_2", true))).containsExactly(CONTINUE);
    }

    @Test
    void asksAgainAfterAPauseWhereTheServiceFails() {
        scene.call(BOOK);
        scene.answer("a", true);
        scene.play(started("resp_2", Occasion.CONTINUATION));
        assertThat(scene.play(failed("resp_2", "server_error"))).isEmpty();
        assertThat(scene.moments()).containsExactly("response_failed");
        assertThat(scene.timer(Kind.RETRY)).contains(Duration.ofSeconds(1));
        assertThat(scene.fire(Kind.RETRY)).containsExactly(CONTINUE);
        scene.play(started("resp_3", Occasion.CONTINUATION), failed("resp_3", "rate_limit_exceeded"));
        assertThat(scene.timer(Kind.RETRY)).contains(Duration.ofSeconds(10));
    }

    @Test
    void asksThreeTimesAndNotForEver() {
        for (int i = 0; i < 3; i++) {
            scene.play(started("resp_" + i), failed("resp_" + i, "server_error"));
            assertThat(scene.fire(Kind.RETRY)).containsExactly(CONTINUE);
        }
        scene.play(started("resp_4"), failed("resp_4", "server_error"));
        assertThat(scene.timer(Kind.RETRY)).isEmpty();
        // and when the caller speaks, all begins anew
        scene.play(started("resp_5"), finished("resp_5", true), started("resp_6"), failed("resp_6", "server_error"));
        assertThat(scene.fire(Kind.RETRY)).containsExactly(CONTINUE);
    }

    @Test
    void asksAgainWhereTheServiceSaysNothingAtAll() {
        scene.call(BOOK);
        scene.answer("a", true);
        assertThat(scene.fire(Kind.RESPONSE)).isEmpty();
        assertThat(scene.fire(Kind.RETRY)).containsExactly(CONTINUE);
    }

    @Test
    void tellsAModelThatNeverEndsThatItIsEnough() {
        scene.play(started("resp"));
        for (int i = 0; i < Scene.MOST_TOOL_CALLS; i++) {
            assertThat(scene.play(new FunctionCalled(asks("many_" + i, "resp", "find", "{}"))))
                    .hasSize(1);
        }
        assertThat(scene.play(new FunctionCalled(BOOK)))
                .containsExactly(new SendOutput("a", Words.TOO_MANY_TOOL_CALLS));
        assertThat(scene.moments()).containsExactly("limit");
        for (int i = 0; i < 100; i++) {
            scene.play(new FunctionCalled(asks("more_" + i, "resp", "find", "{}")));
        }
        assertThat(scene.state().toolCalls().byId()).hasSize(Scene.MOST_TOOL_CALLS + 10);
        assertThat(scene.state().ending().orElseThrow().reason()).isEqualTo("too_many_tool_calls");
    }

    @Test
    void letsAModelWriteOnlySoOften() {
        scene.play(started("resp"));
        for (int i = 0; i < Scene.MOST_WRITES; i++) {
            scene.play(new FunctionCalled(asks("many_" + i, "resp", "scoop", "{}")));
        }
        assertThat(scene.play(new FunctionCalled(BOOK))).containsExactly(new SendOutput("a", Words.TOO_MANY_WRITES));
        assertThat(scene.play(new FunctionCalled(FIND))).containsExactly(new RunTool(FIND, Optional.empty()));
    }

    @Test
    void forgetsTheTextOfWhatTheModelHas() {
        scene.call(BOOK);
        scene.answer("a", true);
        scene.speak();
        assertThat(scene.state().outbox().parcels()).isEmpty();
    }
}
