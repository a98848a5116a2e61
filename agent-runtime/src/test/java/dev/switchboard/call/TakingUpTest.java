package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.OnRepeat;
import dev.switchboard.call.CallCommand.CheckItem;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallCommand.SetTimer;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.ItemMissing;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import dev.switchboard.call.CallRules.Waits;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Known.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakingUpTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final ToolRule WRITES = new ToolRule(true, false, OnRepeat.CONFIRM, LONG, LONG);
    private static final CallRules RULES = new CallRules(
            Optional.of("Hello"),
            Map.of("book", WRITES),
            new ToolRule(false, false, OnRepeat.ALLOW, LONG, LONG),
            new Waits(LONG, LONG, LONG, Duration.ofMinutes(55), Duration.ofMinutes(3), LONG, LONG, LONG),
            100,
            100);

    private final List<CallCommand> commands = new ArrayList<>();
    private CallState state = CallState.accepted(RULES);

    private void takeUp(Known... known) {
        takeUp(Duration.ofMinutes(1), known);
    }

    private void takeUp(Duration lasted, Known... known) {
        Transition taken = TakingUp.of(RULES, List.of(known), lasted);
        state = taken.state();
        commands.addAll(taken.commands());
    }

    private List<CallCommand> after(CallEvent... events) {
        List<CallCommand> all = new ArrayList<>();
        for (CallEvent event : events) {
            Transition next = CallMachine.step(state, event);
            state = next.state();
            all.addAll(next.commands());
        }
        return all;
    }

    private static FunctionCall book(String id) {
        return new FunctionCall(id, "(earlier)", "book", "{}", "{}");
    }

    private static Known known(String id, String promise, String output) {
        return known(id, promise, output, Written.YES);
    }

    private static Known known(String id, String promise, String output, Written written) {
        return new Known(
                book(id),
                Optional.ofNullable(promise),
                Optional.ofNullable(output).map(text -> new Answer(text, written)),
                Optional.empty());
    }

    @Test
    void runsWhatHasNoAnswerUnderTheSameId() {
        takeUp(known("call_1", null, null));

        assertThat(commands).contains(new RunTool(book("call_1"), Optional.empty()));
    }

    @Test
    void greetsNobodyTwice() {
        takeUp();

        assertThat(after(new Attached()))
                .noneMatch(command ->
                        command instanceof Respond respond && respond.speech().occasion() == Occasion.GREETING);
    }

    @Test
    void asksForAFixedAnswerBeforeItSendsItAgainByteForByte() {
        takeUp(known("call_1", null, "booked"));
        assertThat(commands).noneMatch(RunTool.class::isInstance);

        String item = ItemId.ofOutput("call_1");
        assertThat(after(new Attached())).contains(new CheckItem(item)).noneMatch(SendOutput.class::isInstance);
        assertThat(after(new ItemMissing(item))).contains(new SendOutput("call_1", "booked"));
    }

    @Test
    void goesOnWithWhatWasGoingOn() {
        takeUp(known("call_1", "it goes on", null));
        assertThat(commands).contains(new RunTool(book("call_1"), Optional.empty()));

        after(new Attached(), new ItemMissing(ItemId.ofOutput("call_1")));
        assertThat(after(new ToolAnswered("call_1", "booked", Written.YES, List.of())))
                .noneMatch(SendOutput.class::isInstance)
                .anyMatch(command ->
                        command instanceof SendMessage message && message.text().contains("booked"));
    }

    @Test
    void tellsTheResultOfWhatWasPromisedAndHasEnded() {
        takeUp(known("call_1", "it goes on", "booked"));
        after(new Attached());

        assertThat(after(new ItemMissing(ItemId.ofOutput("call_1")))).contains(new SendOutput("call_1", "it goes on"));
        assertThat(after(new ItemMissing(ItemId.ofMessage("late call_1"))))
                .anyMatch(command ->
                        command instanceof SendMessage message && message.text().contains("booked"));
    }

    @Test
    void knowsARepeatOfWhatWasDoneBefore() {
        takeUp(known("call_1", null, "booked"));
        after(new Attached());

        FunctionCall again = new FunctionCall("call_2", "resp_9", "book", "{}", "{}");
        assertThat(after(new FunctionCalled(again)))
                .contains(new RunTool(again, Optional.of(new Repeat("call_1", Repeat.Answer.REPLAY))));
    }

    @Test
    void takesTwoOpenRequestsForTheSameAsOne() {
        takeUp(known("call_1", null, null), known("call_2", null, null));

        assertThat(commands).filteredOn(RunTool.class::isInstance).hasSize(1);
        assertThat(after(new ToolAnswered("call_1", "booked", Written.YES, List.of())))
                .contains(new RunTool(book("call_2"), Optional.of(new Repeat("call_1", Repeat.Answer.REPLAY))));
    }

    private static SetTimer timer(Kind kind, Duration after) {
        return new SetTimer(CallTimer.of(kind), after);
    }

    @Test
    void warnsAndEndsACallWhenItWouldHaveBeenWithoutTheRestart() {
        takeUp(Duration.ofMinutes(40));

        assertThat(commands)
                .contains(timer(Kind.LONGEST, Duration.ofMinutes(15)), timer(Kind.WARNING, Duration.ofMinutes(12)));
    }

    @Test
    void hasTimeForAGoodbyeWhereACallsTimeIsOver() {
        takeUp(Duration.ofMinutes(59));

        assertThat(commands)
                .contains(timer(Kind.LONGEST, Duration.ofSeconds(5)))
                .noneMatch(command ->
                        command instanceof SetTimer set && set.timer().kind() == Kind.WARNING);
        after(new Attached());
        after(new ResponseStarted("r1", Optional.empty()), Scene.finished("r1", false));
        assertThat(after(new TimerFired(CallTimer.of(Kind.LONGEST))))
                .contains(new Respond(Speech.about(Occasion.GOODBYE, Words.LONGEST_GOODBYE)));
    }

    @Test
    void warnsAtOnceWhereTheMomentToDoSoHasPassed() {
        takeUp(Duration.ofMinutes(53));

        assertThat(commands)
                .contains(timer(Kind.LONGEST, Duration.ofMinutes(2)), timer(Kind.WARNING, Duration.ofSeconds(5)));
    }

    /** Clocks are set, and those of two servers differ. */
    @Test
    void neverLastsLongerForAClockThatWasWrong() {
        takeUp(Duration.ofMinutes(-3));

        assertThat(commands).contains(timer(Kind.LONGEST, Duration.ofMinutes(55)));
    }

    @Test
    void tellsTheModelWhatHasBecomeOfSomethingUncertain() {
        takeUp(known("call_1", null, "uncertain", Written.UNCERTAIN));
        after(new Attached());

        assertThat(after(new ToolSettled("call_1", true, "paid after all")))
                .anyMatch(command ->
                        command instanceof SendMessage message && message.text().contains("paid after all"));
        assertThat(after(new ToolSettled("call_never_seen", true, "what?"))).isEmpty();
    }

    @Test
    void runsNothingAgainOfWhichNobodyKnewWhetherItWasDone() {
        takeUp(known("call_1", null, "uncertain", Written.UNCERTAIN));
        after(new Attached());

        for (String id : List.of("call_2", "call_3")) {
            FunctionCall again = book(id);
            assertThat(after(new FunctionCalled(again)))
                    .contains(new RunTool(again, Optional.of(new Repeat("call_1", Repeat.Answer.REPLAY))));
            after(new ToolAnswered(id, "uncertain", Written.NO, List.of()));
        }
    }

    /**
     * Nobody knows any more whether the model had the one's answer when it asked for the other, which may have undone it:
     * that it was done is true in either case, and that it is there may not be.
     */
    @Test
    void tellsThatItWasDoneWhereAnotherWriteWasBehindIt() {
        FunctionCall other = new FunctionCall("call_2", "(earlier)", "book", "{2}", "{2}");
        takeUp(
                known("call_1", null, "booked"),
                new Known(other, Optional.empty(), Optional.of(new Answer("booked", Written.YES)), Optional.empty()));
        after(new Attached());

        FunctionCall again = book("call_3");
        assertThat(after(new FunctionCalled(again)))
                .contains(new RunTool(again, Optional.of(new Repeat("call_1", Repeat.Answer.CONFIRM))));
    }
}
