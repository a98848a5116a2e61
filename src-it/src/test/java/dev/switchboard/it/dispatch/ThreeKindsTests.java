package dev.switchboard.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.api.CallInstruction.HangUp;
import dev.switchboard.api.CallInstruction.Say;
import dev.switchboard.api.CallInstruction.TransferTo;
import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.Reconciler.Finding;
import dev.switchboard.api.Settlements;
import dev.switchboard.dispatch.Reconciliation;
import dev.switchboard.dispatch.ToolAnswer;
import dev.switchboard.dispatch.ToolRequest.RepeatAnswer;
import dev.switchboard.dispatch.ToolRequest.RepeatOf;
import dev.switchboard.it.dispatch.Desk.Told;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tools that touch another system, that want something done to the call, and that are asked for again. */
@ExtendWith(ArquillianExtension.class)
abstract class ThreeKindsTests extends HistoryTests {

    private static final String UNCERTAIN = "It is not certain yet whether this went through.";

    @Inject
    private Desk desk;

    @Inject
    private Effects effects;

    @Inject
    private OtherSystem other;

    @Inject
    private Observer observer;

    @Inject
    private Reconciliation reconciliation;

    @Inject
    private Settlements settlements;

    @Resource
    private ManagedExecutorService executor;

    private static void assertTold(Told told, Outcome outcome, String answer) {
        assertThat(told.answer()).contains(answer);
        assertThat(told.action().answer()).isEqualTo(told.answer());
        assertThat(told.action().outcome()).isEqualTo(outcome);
    }

    @Test
    void commitsTheOutcomeOfATouchOfAnotherSystemWithTheToolsOwnWrites() throws Exception {
        assertTold(desk.run("pay"), Outcome.COMMITTED, "paid");
        assertThat(effects.count("pay")).isEqualTo(1);
    }

    @Test
    void leavesTheOutcomeUnknownWhateverTheToolThrows() throws Exception {
        assertTold(desk.run("payAndFail"), Outcome.UNKNOWN, UNCERTAIN);
        assertThat(effects.count("pay and fail"))
                .as("its own writes are rolled back")
                .isZero();
        assertThat(desk.run("payAndFail").answer()).doesNotContain("something is wrong");
    }

    @Test
    void takesTheToolsWordThatNothingWasDone() throws Exception {
        assertTold(desk.run("decline"), Outcome.FAILED, "The card was declined.");
        assertThat(effects.count("decline")).isZero();
    }

    @Test
    void doesNotBelieveALaterAttemptThatAnEarlierOneDidNothing() throws Exception {
        IncomingCall call = desk.call();

        assertThat(desk.dispatch(call, "call_1", "payAndBeRefused", "{}")).contains(UNCERTAIN);
        assertThat(effects.settled(call.id())).isEqualTo("UNKNOWN: null, by null");
        String key = Desk.idempotencyKey(call, "call_1");
        assertThat(other.of(key)).containsExactlyInAnyOrder("asked " + key, "paid " + key);

        reconciliation.run();

        assertThat(effects.settled(call.id())).as("nor one that looks after it").isEqualTo("UNKNOWN: null, by null");
    }

    @Test
    void leavesTheOutcomeUnknownWhereTheDeadlinePasses() throws Exception {
        other.close();
        assertTold(desk.run("payTooSlowly"), Outcome.UNKNOWN, UNCERTAIN);
    }

    @Test
    void leavesTheOutcomeUnknownWhereTheToolsOwnWritesCannotBeCommitted() throws Exception {
        assertTold(desk.run("payAndGiveUp"), Outcome.UNKNOWN, UNCERTAIN);
        assertThat(effects.count("pay and give up")).isZero();
    }

    @Test
    void retriesUnderOneKeyWhatTheOtherSystemRecognises() throws Exception {
        IncomingCall call = desk.call();
        long before = effects.count("pay again");

        assertThat(desk.dispatch(call, "call_1", "payAgain", "{}")).isEqualTo("paid at last");
        String key = Desk.idempotencyKey(call, "call_1");
        assertThat(other.of(key))
                .containsExactlyInAnyOrder("asked " + key, "paid " + key, "asked " + key, "asked " + key);
        assertThat(effects.count("pay again")).isEqualTo(before + 1);
        assertThat(desk.actions(call))
                .singleElement()
                .extracting(Action::attempts)
                .isEqualTo(3);
    }

    @Test
    void doesNotTakeAFallbacksWordsForAnOutcomeThatNobodyKnows() throws Exception {
        assertTold(desk.run("payAndFallBack"), Outcome.UNKNOWN, UNCERTAIN);
        assertTold(desk.run("declineAndFallBack"), Outcome.FALLBACK, "the fallback's words");
    }

    @Test
    void recordsAsDoneWhatWasDoneAlthoughItsResultCannotBeWritten() throws Exception {
        assertTold(desk.run("payUnspeakably"), Outcome.COMMITTED, "{\"ok\":true}");
        assertThat(effects.count("pay unspeakably")).isEqualTo(1);
    }

    @Test
    void neverRunsAgainWhatIsInDoubt() throws Exception {
        IncomingCall call = desk.call();
        String first = desk.dispatch(call, "call_1", "payAndFail", "{}");

        assertThat(desk.dispatch(call, "call_1", "payAndFail", "{}")).isEqualTo(first);
        assertThat(other.of(Desk.idempotencyKey(call, "call_1"))).hasSize(2);
    }

    @Test
    void neverRunsAgainWhatAServerDiedOver() throws Exception {
        IncomingCall call = desk.call();
        desk.dieOver(call, "call_1", "pay");
        assertThat(desk.actions(call))
                .singleElement()
                .extracting(Action::outcome)
                .isEqualTo(Outcome.RUNNING);

        assertThat(desk.dispatch(call, "call_1", "pay", "{}")).contains(UNCERTAIN);
        assertThat(desk.actions(call))
                .singleElement()
                .extracting(Action::outcome)
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(other.of(Desk.idempotencyKey(call, "call_1"))).isEmpty();
    }

    @Test
    void runsAgainWhatAServerDiedOverWhereTheOtherSystemRecognisesIt() throws Exception {
        IncomingCall call = desk.call();
        desk.dieOver(call, "call_1", "payAgain");

        assertThat(desk.dispatch(call, "call_1", "payAgain", "{}")).isEqualTo("paid at last");
        assertThat(desk.actions(call))
                .singleElement()
                .extracting(Action::outcome)
                .isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void hasADuplicateWaitForTheRunThatIsAtWork() throws Exception {
        IncomingCall call = desk.call();
        other.close();
        Future<String> first = executor.submit(() -> desk.dispatch(call, "call_1", "payTooSlowly", "{}"));
        Future<String> second = executor.submit(() -> desk.dispatch(call, "call_1", "payTooSlowly", "{}"));

        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(second.get(30, TimeUnit.SECONDS));
        assertThat(other.of(Desk.idempotencyKey(call, "call_1"))).hasSize(2);
    }

    @Test
    void letsAToolThatWasGivenUpTellTheTruthLater() throws Exception {
        IncomingCall call = desk.call();
        other.close();
        String told = desk.dispatch(call, "call_1", "payLate", "{}");
        assertThat(told).contains(UNCERTAIN);

        other.open();
        assertThat(observer.firstNews(call.id()).by()).isEqualTo("tool");
        assertThat(desk.actions(call))
                .as("what the model was told stays")
                .singleElement()
                .extracting(Action::outcome, Action::answer)
                .containsExactly(Outcome.COMMITTED, told);
        assertThat(effects.count("pay late")).isEqualTo(1);
        assertThat(desk.dispatch(call, "call_1", "payLate", "{}")).isEqualTo(told);
    }

    @Test
    void asksTheReconcilerWhatBecameOfIt() throws Exception {
        assertThat(reconciled("fail after")).isEqualTo("COMMITTED: paid after all, by reconciler");
        assertThat(reconciled("fail before")).isEqualTo("FAILED: never asked for, by reconciler");
        assertThat(reconciled("nobody knows")).isEqualTo("UNKNOWN: null, by null");
    }

    private String reconciled(String why) throws Exception {
        IncomingCall call = desk.call();
        String told = desk.dispatch(call, "call_1", "payReconcilably", "{\"why\":\"" + why + "\"}");
        assertThat(told).contains(UNCERTAIN);
        assertThat(desk.actions(call))
                .singleElement()
                .extracting(Action::outcome)
                .isEqualTo(Outcome.UNKNOWN);

        reconciliation.run();

        assertThat(desk.actions(call))
                .as("what the model was told stays")
                .singleElement()
                .extracting(Action::answer)
                .isEqualTo(told);
        return effects.settled(call.id());
    }

    @Test
    void runsAgainUnderTheSameKeyWhatIsInDoubtAndIdempotent() throws Exception {
        IncomingCall call = desk.call();
        assertThat(desk.dispatch(call, "call_1", "payAtLast", "{}")).contains(UNCERTAIN);

        reconciliation.run();

        String key = Desk.idempotencyKey(call, "call_1");
        assertThat(other.of(key)).containsExactlyInAnyOrder("asked " + key, "paid " + key, "asked " + key);
        assertThat(effects.settled(call.id())).isEqualTo("COMMITTED: paid at last, by tool");
    }

    /** Whoever takes the call up, or took it up, tells that it is not certain: the result is news. */
    @Test
    void doesNotAnswerWhatMayHaveBeenToldToBeUncertain() throws Exception {
        IncomingCall call = desk.call();
        desk.dieOver(call, "call_1", "payAtLast");

        reconciliation.run();

        assertThat(effects.settled(call.id())).isEqualTo("COMMITTED: paid at last, by tool");
        assertThat(observer.settled(call.id())).containsExactly("COMMITTED paid at last by tool");
        assertThat(desk.dispatch(call, "call_1", "payAtLast", "{}")).contains(UNCERTAIN);
    }

    @Test
    void leavesToAPersonWhatNobodyCanFindOut() throws Exception {
        IncomingCall call = desk.call();
        desk.dieOver(call, "call_1", "pay");

        reconciliation.run();

        assertThat(effects.settled(call.id())).isEqualTo("UNKNOWN: null, by null");
        assertThat(settlements.settle(call.id(), "call_1", Finding.done("they have it"), "Grace"))
                .isTrue();
        assertThat(settlements.settle(call.id(), "call_1", Finding.notDone("or not"), "Ada"))
                .as("it is settled once")
                .isFalse();
        assertThat(effects.settled(call.id())).isEqualTo("COMMITTED: they have it, by Grace");
        assertThat(observer.settled(call.id())).containsExactly("COMMITTED they have it by Grace");
    }

    @Test
    void settlesNothingThatIsKnown() throws Exception {
        Told told = desk.run("decline");

        assertThat(settlements.settle(told.callId(), "call_1", Finding.done("done"), "Grace"))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settlements.settle(told.callId(), "call_1", Finding.unknown(), "Grace"));
    }

    @Test
    void givesWhatAToolWantsDoneToTheCallOnceAndKeepsIt() throws Exception {
        IncomingCall call = desk.call();
        ToolAnswer first = desk.answer(call, "call_1", "sayGoodbye", "{}", Optional.empty());
        ToolAnswer again = desk.answer(call, "call_1", "sayGoodbye", "{}", Optional.empty());

        assertThat(first.instructions()).containsExactly(new Say("Thank you for calling."), new HangUp());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.instructions()).isEmpty();
        assertThat(desk.actions(call))
                .singleElement()
                .extracting(Action::instructions)
                .isEqualTo(first.instructions());
    }

    @Test
    void dropsWithTheTransactionWhatAToolWantedDoneToTheCall() throws Exception {
        ToolAnswer failed = desk.answer(desk.call(), "call_1", "failToTransfer", "{}", Optional.empty());
        ToolAnswer second = desk.answer(desk.call(), "call_1", "transferAtTheSecondAttempt", "{}", Optional.empty());

        assertThat(failed.instructions()).isEmpty();
        assertThat(second.instructions()).containsExactly(new TransferTo("tel:+14155550102"));
    }

    @Test
    void doesNothingToTheCallForAToolThatOnlyReads() throws Exception {
        assertTold(desk.run("lookAndHangUp"), Outcome.FAILED, "for a reason on our side");
    }

    @Test
    void transfersToNothingButATelephone() throws Exception {
        assertTold(desk.run("transferToNowhere"), Outcome.FAILED, "for a reason on our side");
    }

    @Test
    void answersARepeatFromTheFirstAnswerWithoutRunningIt() throws Exception {
        IncomingCall call = desk.call();
        String written = "{\"what\":\"asked again\"}";
        desk.dispatch(call, "call_1", "write", written);

        assertThat(repeat(call, "call_2", written, RepeatAnswer.REPLAY))
                .contains("done already at ", "\"answer\":\"written\"");
        assertThat(repeat(call, "call_3", written, RepeatAnswer.CONFIRM))
                .contains("Only if the caller wants it a second time, call again.");
        assertThat(repeat(call, "call_4", written, RepeatAnswer.REJECT)).contains("error", "not done a second time");
        assertThat(effects.count("asked again")).isEqualTo(1);
        assertThat(desk.actions(call))
                .extracting(Action::outcome)
                .containsExactly(Outcome.COMMITTED, Outcome.REPEATED, Outcome.REPEATED, Outcome.REPEATED);
        assertThat(desk.actions(call).get(1).repeatOf()).isEqualTo("call_1");
    }

    private String repeat(IncomingCall call, String functionCallId, String arguments, RepeatAnswer answer) {
        Optional<RepeatOf> repeat = Optional.of(new RepeatOf("call_1", answer));
        String text =
                desk.answer(call, functionCallId, "write", arguments, repeat).text();
        assertThat(desk.answer(call, functionCallId, "write", arguments, repeat).text())
                .as("the same whenever it is asked")
                .isEqualTo(text);
        return text;
    }

    @Test
    void answersARepeatWithWhatWasFoundOut() throws Exception {
        IncomingCall call = desk.call();
        desk.dispatch(call, "call_1", "payAndFail", "{}");
        settlements.settle(call.id(), "call_1", Finding.done("they have it"), "Grace");

        Optional<RepeatOf> repeat = Optional.of(new RepeatOf("call_1", RepeatAnswer.REPLAY));
        assertThat(desk.answer(call, "call_2", "payAndFail", "{}", repeat).text())
                .contains("done already at ", "\"answer\":\"they have it\"")
                .doesNotContain(UNCERTAIN);
    }

    @Test
    void doesNotRunARepeatOfWhatIsInDoubtOrUnderWay() throws Exception {
        IncomingCall call = desk.call();
        desk.dispatch(call, "call_1", "payAndFail", "{}");
        desk.dieOver(call, "call_2", "pay");

        for (String first : List.of("call_1", "call_2", "call_never_seen")) {
            Optional<RepeatOf> repeat = Optional.of(new RepeatOf(first, RepeatAnswer.REPLAY));
            assertThat(desk.answer(call, "repeat_of_" + first, "pay", "{}", repeat)
                            .text())
                    .contains(UNCERTAIN);
            assertThat(other.of(Desk.idempotencyKey(call, "repeat_of_" + first)))
                    .isEmpty();
        }
    }

    @Test
    void promisesOnceAndKeepsIt() throws Exception {
        IncomingCall call = desk.call();
        Optional<String> promised = desk.promise(call, "call_1", "write");

        assertThat(promised).get().asString().contains("in_progress");
        assertThat(desk.promise(call, "call_1", "write")).isEqualTo(promised);
        Optional<RepeatOf> repeat = Optional.of(new RepeatOf("call_1", RepeatAnswer.REPLAY));
        assertThat(desk.answer(call, "call_2", "write", "{\"what\":\"promised\"}", repeat)
                        .text())
                .as("a repeat of what goes on is told the same")
                .isEqualTo(promised.get());
        assertThat(desk.dispatch(call, "call_1", "write", "{\"what\":\"promised\"}"))
                .isEqualTo("written");
    }
}
