package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.CallCommand.Continue;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.Greet;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.Note.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallMachineTest {

    private static final FunctionCall BOOK = new FunctionCall("call_1", "resp_1", "book", "{}", "{}");
    private static final FunctionCall ORDER = new FunctionCall("call_2", "resp_1", "order", "{}", "{}");

    private CallState state = CallState.accepted(Optional.of("Hello"));

    private List<CallCommand> after(CallEvent... events) {
        List<CallCommand> commands = new ArrayList<>();
        for (CallEvent event : events) {
            Transition transition = CallMachine.step(state, event);
            state = transition.state();
            commands = new ArrayList<>(transition.commands());
        }
        return commands;
    }

    @Test
    void greetsOnceEvenWhenItAttachesAgain() {
        assertThat(after(new Attached())).containsExactly(new Greet("Hello"));
        assertThat(after(new Detached())).containsExactly(new Redial());
        assertThat(after(new Attached())).isEmpty();
    }

    @Test
    void answersAFunctionCallAndHasTheModelGoOnWhenItsResponseIsDone() {
        after(new Attached(), new ResponseStarted("resp_1"));
        assertThat(after(new FunctionCalled(BOOK))).containsExactly(new RunTool(BOOK, Optional.empty()));
        assertThat(after(new ToolAnswered("call_1", "done", true, List.of())))
                .containsExactly(new SendOutput("call_1", "done"));
        assertThat(after(new ResponseFinished("resp_1"))).containsExactly(new Continue());
    }

    @Test
    void continuesOnceForAllAnswersOfAResponse() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK), new FunctionCalled(ORDER));
        after(new ResponseFinished("resp_1"));
        assertThat(after(new ToolAnswered("call_2", "b", true, List.of())))
                .containsExactly(new SendOutput("call_2", "b"));
        assertThat(after(new ToolAnswered("call_1", "a", true, List.of())))
                .containsExactly(new SendOutput("call_1", "a"), new Continue());
    }

    @Test
    void runsAFunctionCallOnceHoweverOftenItIsNamed() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK));
        assertThat(after(new FunctionCalled(BOOK))).isEmpty();
        after(new ToolAnswered("call_1", "done", true, List.of()));
        assertThat(after(new FunctionCalled(BOOK))).isEmpty();
        assertThat(after(new ToolAnswered("call_1", "something else", true, List.of())))
                .isEmpty();
    }

    @Test
    void waitsForTheCallersResponseBeforeItAsksForOne() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK), new ResponseFinished("resp_1"));
        after(new ResponseStarted("resp_2"));
        assertThat(after(new ToolAnswered("call_1", "done", true, List.of())))
                .containsExactly(new SendOutput("call_1", "done"));
        assertThat(after(new ResponseFinished("resp_2"))).containsExactly(new Continue());
    }

    @Test
    void asksAgainAfterTheResponseThatStoodInTheWay() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK), new ResponseFinished("resp_1"));
        after(new ToolAnswered("call_1", "done", true, List.of()));
        assertThat(after(new ResponseRefused())).isEmpty();
        assertThat(after(new ResponseFinished("resp_2"))).containsExactly(new Continue());
    }

    @Test
    void keepsAnAnswerUntilTheSidebandIsBack() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK), new Detached());
        assertThat(after(new ToolAnswered("call_1", "done", true, List.of()))).isEmpty();
        assertThat(after(new Attached())).containsExactly(new SendOutput("call_1", "done"), new Continue());
    }

    @Test
    void sendsWhatWasNotAcknowledgedAgainAndNothingElse() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK), new FunctionCalled(ORDER));
        after(
                new ToolAnswered("call_1", "a", true, List.of()),
                new ToolAnswered("call_2", "b", true, List.of()),
                new OutputAcknowledged("call_1"));
        after(new Detached());
        assertThat(after(new Attached())).containsExactly(new SendOutput("call_2", "b"), new Continue());
    }

    @Test
    void asksAgainForTheContinuationThatDiedWithTheSocket() {
        after(new Attached(), new ResponseStarted("resp_1"), new FunctionCalled(BOOK), new ResponseFinished("resp_1"));
        after(new ToolAnswered("call_1", "done", true, List.of()), new OutputAcknowledged("call_1"), new Detached());
        assertThat(after(new Attached())).containsExactly(new Continue());
    }

    @Test
    void doesNothingAfterTheEnd() {
        after(new Attached());
        assertThat(after(new Gone())).containsExactly(new Finish());
        assertThat(after(new FunctionCalled(BOOK))).isEmpty();
        assertThat(after(new Gone())).isEmpty();
    }

    @Test
    void keepsWhatIsSaid() {
        Turn turn = new Turn("item_1", Speaker.CALLER, "Good morning");
        assertThat(after(new Attached(), new Noted(turn))).containsExactly(new Keep(turn));
    }

    @Test
    void stopsRunningToolsForAModelThatNeverEnds() {
        after(new Attached());
        for (int i = 0; i < CallMachine.MOST_TOOL_CALLS; i++) {
            assertThat(after(new FunctionCalled(new FunctionCall("many_" + i, "resp", "book", "{}", "{}"))))
                    .hasSize(1);
        }
        assertThat(after(new FunctionCalled(BOOK)))
                .containsExactly(new SendOutput("call_1", CallMachine.TOO_MANY_TOOL_CALLS));
    }
}
