package dev.switchboard.it.dispatch;

import static dev.switchboard.it.dispatch.TransactionTypeTools.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.api.Call;
import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.Calls;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.ToolFinished;
import dev.switchboard.it.dispatch.Desk.Told;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The boundary of a tool's attempts, inside the container; each subclass brings a database. */
@ExtendWith(ArquillianExtension.class)
abstract class DispatchTests extends ThreeKindsTests {

    @Inject
    private Desk desk;

    @Inject
    private Effects effects;

    @Inject
    private Observer observer;

    @Inject
    private BoundaryTools boundaryTools;

    @Inject
    private ClassLevelTools classLevelTools;

    @Inject
    private TransactionTypeTools transactionTypes;

    @Inject
    private Call call;

    @Inject
    private Calls calls;

    @Inject
    private MetricRegistry metrics;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private UserTransaction transaction;

    private static void assertTold(Told told, Outcome outcome, String answer, int attempts) {
        assertThat(told.answer()).contains(answer);
        assertThat(told.action().answer()).isEqualTo(told.answer());
        assertThat(told.action().outcome()).isEqualTo(outcome);
        assertThat(told.action().attempts()).isEqualTo(attempts);
    }

    @Test
    void commitsEffectAnswerAndRowTogether() throws Exception {
        Told told = desk.run("write", "{\"what\":\"together\"}");

        assertTold(told, Outcome.COMMITTED, "written", 1);
        assertThat(effects.count("together")).isEqualTo(1);
    }

    /** The trap of a plain bean, and its absence on a tool. */
    @Test
    void givesEachAttemptATransactionOfItsOwnWhereAPlainBeanHasOneForAll() throws Exception {
        effects.plainBeanThatSucceedsAtTheThirdAttempt();
        assertThat(effects.count("plain")).isEqualTo(3);

        assertTold(desk.run("succeedAtTheThirdAttempt"), Outcome.COMMITTED, "done", 3);
        assertThat(effects.count("third")).isEqualTo(1);
    }

    @Test
    void retriesAFailureThatIsSeenOnlyAtTheCommit() throws Exception {
        effects.addElsewhere("optimistic");
        assertTold(desk.run("failAtTheCommit"), Outcome.COMMITTED, "counted", 3);
        assertThat(effects.count("optimistic")).isEqualTo(1);
    }

    @Test
    void rollsBackWhatATimeoutInterrupts() throws Exception {
        assertTold(desk.run("tooSlow"), Outcome.FAILED, "This took too long and was not done.", 1);
        assertThat(effects.count("slow")).isZero();
    }

    @Test
    void tellsTheTruthWhereATimeoutStrikesDuringTheCommit() throws Exception {
        Told told = desk.run("commitSlowly");

        boolean happened = effects.count("slow commit") == 1;
        assertThat(told.action().outcome()).isEqualTo(happened ? Outcome.COMMITTED : Outcome.FAILED);
        assertThat(told.answer()).contains(happened ? "committed all the same" : "was not done");
    }

    @Test
    void runsOnceWhereATimeoutStrikesBetweenCommitAndReturnAndARetryFollows() throws Exception {
        Told told = desk.run("returnSlowly");

        assertThat(told.answer()).isEqualTo("committed before the deadline");
        assertThat(told.action().outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(effects.count("slow return")).isEqualTo(1);
    }

    @Test
    void discardsAFallbackThatComesAfterTheCommit() throws Exception {
        assertThat(desk.run("fallBackAfterTheCommit").answer()).isEqualTo("the committed value");
        assertThat(effects.count("late fallback")).isEqualTo(1);
    }

    @Test
    void recordsTheWordsOfAFallbackAndNothingElse() throws Exception {
        assertTold(desk.run("fallBack"), Outcome.FALLBACK, "words for +14155550123", 1);
        assertThat(effects.count("fallback")).isZero();
    }

    @Test
    void countsFailuresOfTheToolInItsCircuitAndNotMistakesOfTheModel() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertTold(desk.run("breakTheCircuit", "{\"amount\":2}"), Outcome.REFUSED, "amount: ", 0);
        }
        assertTold(desk.run("breakTheCircuit", "{\"amount\":1}"), Outcome.FAILED, "broken 1", 1);
        assertTold(desk.run("breakTheCircuit", "{\"amount\":1}"), Outcome.FAILED, "broken 1", 1);
        assertTold(desk.run("breakTheCircuit", "{\"amount\":1}"), Outcome.FAILED, "out of order", 0);
    }

    @Test
    void tellsWhereTooManyWantTheSame() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        for (int i = 0; i < 2; i++) {
            var unused =
                    executor.submit(() -> answers.add(desk.run("oneAtATime").answer()));
        }

        assertThat(answers.poll(20, TimeUnit.SECONDS))
                .as("the second, while the first is at it")
                .isEqualTo("{\"error\":\"Too many callers want this at the moment. Try again shortly.\"}");
        boundaryTools.letItEnd();
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo("alone");
    }

    @Test
    void runsAnAsynchronousToolInItsTransactionAndItsCall() throws Exception {
        assertTold(desk.run("runElsewhere"), Outcome.COMMITTED, "for +14155550123", 1);
        assertThat(effects.count("asynchronous")).isEqualTo(1);
        assertTold(desk.run("failElsewhere"), Outcome.FAILED, "it failed elsewhere", 1);
        assertThat(effects.count("asynchronous failure")).isZero();
    }

    @Test
    void givesUpOnAStageThatNobodyCompletes() throws Exception {
        assertTold(desk.run("neverComplete"), Outcome.FAILED, "This took too long and was not done.", 1);
        assertThat(effects.count("never complete")).isZero();
    }

    @Test
    void movesTheTransactionWhereverItsAnnotationStands() throws Exception {
        assertTold(desk.run("classLevel"), Outcome.COMMITTED, "done", 3);
        assertTold(desk.run("inheritedLevel"), Outcome.COMMITTED, "done", 3);
        assertTold(desk.run("inheritedTool"), Outcome.COMMITTED, "done", 3);
        assertTold(desk.run("stereotype"), Outcome.COMMITTED, "done", 3);
        assertThat(effects.count("class level")).isEqualTo(1);
        assertThat(effects.count("inherited level")).isEqualTo(1);
        assertThat(effects.count("inherited tool")).isEqualTo(1);
        assertThat(effects.count("stereotype")).isEqualTo(1);
        assertThat(classLevelTools.hasTransaction()).isTrue();
    }

    @Test
    void rollsBackForEveryExceptionAlsoForACheckedOne() throws Exception {
        assertTold(desk.run("sayNo"), Outcome.FAILED, "{\"error\":\"no\"}", 1);
        assertThat(effects.count("no")).isZero();
        assertTold(desk.run("throwChecked"), Outcome.FAILED, "for a reason on our side", 1);
        assertThat(effects.count("checked")).isZero();
    }

    /** A failed PIN counts up, once, with the answer that says so. */
    @Test
    void commitsEffectAndErrorTogetherWhereTheAnnotationSaysSo() throws Exception {
        assertTold(desk.run("wrongPin"), Outcome.COMMITTED, "for a reason on our side", 1);
        assertThat(effects.count("wrong pin")).isEqualTo(1);
    }

    @Test
    void neverTellsAValueWhoseTransactionIsMarkedForRollback() throws Exception {
        Told told = desk.run("markForRollback");

        assertTold(told, Outcome.FAILED, "for a reason on our side", 1);
        assertThat(effects.failure(told.callId())).contains("SWB-2002");
        assertThat(effects.count("doomed")).isZero();
    }

    @Test
    void doesNotPretendToKnowWhatHappenedWhereOtherCodeCommitted() throws Exception {
        IncomingCall call = desk.call();
        String told = desk.dispatch(call, "call_1", "commitByItself", "{}");

        assertThat(told).contains("It is not certain yet");
        assertThat(desk.actions(call).get(0).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(desk.dispatch(call, "call_1", "commitByItself", "{}")).isEqualTo(told);
        assertThat(effects.count("foreign")).isEqualTo(1);
    }

    @Test
    void joinsAToolThatAnotherOneCalls() throws Exception {
        IncomingCall incoming = desk.call();
        assertThat(desk.dispatch(incoming, "call_1", "callAnotherTool", "{}")).isEqualTo("with inner");
        assertThat(desk.actions(incoming)).hasSize(1);
        assertThat(effects.count("outer")).isEqualTo(1);
        long inner = effects.count("inner");

        assertTold(desk.run("callAnotherToolAndFail"), Outcome.FAILED, "the outer one failed", 1);
        assertThat(effects.count("inner")).isEqualTo(inner);
    }

    /** The trap again, of which a warning in the log tells. */
    @Test
    void hasAllAttemptsOfACalledToolInTheTransactionOfTheOneThatCallsIt() throws Exception {
        assertTold(desk.run("callAToolThatRetries"), Outcome.COMMITTED, "inner", 1);
        assertThat(effects.count("inner retry")).isEqualTo(3);
    }

    @Test
    void takesRequiresNewForTheTransactionThatEachAttemptHas() throws Exception {
        assertTold(desk.run("requireNew"), Outcome.COMMITTED, "done", 3);
        assertThat(effects.count("requires new")).isEqualTo(1);
    }

    @Test
    void alwaysRollsAReadOnlyToolBack() throws Exception {
        assertTold(desk.run("claimToReadOnly"), Outcome.READ, "read", 1);
        assertThat(effects.count("read only")).isZero();
    }

    @Test
    void answersTheSameForTheSameIdWithoutRunningAgain() throws Exception {
        IncomingCall incoming = desk.call();
        String first = desk.dispatch(incoming, "call_1", "write", "{\"what\":\"repeat\"}");

        assertThat(desk.dispatch(incoming, "call_1", "write", "{\"what\":\"repeat\"}"))
                .isEqualTo(first);
        assertThat(effects.count("repeat")).isEqualTo(1);
        assertThat(desk.actions(incoming)).hasSize(1);
    }

    @Test
    void tellsWhatItKeeps() throws Exception {
        assertTold(desk.run("returnNul"), Outcome.COMMITTED, "a\uFFFDb", 1);
    }

    @Test
    void runsOnceWhereTheSameIdIsDispatchedManyTimesAtOnce() throws Exception {
        IncomingCall incoming = desk.call();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(executor.submit(() -> {
                start.await();
                return desk.dispatch(incoming, "call_1", "write", "{\"what\":\"at once\"}");
            }));
        }
        start.countDown();
        for (Future<String> one : all) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo("written");
        }

        assertThat(effects.count("at once")).isEqualTo(1);
    }

    @Test
    void keepsThePlainMeaningOutsideACall() {
        assertThatThrownBy(() -> boundaryTools.write("outside"))
                .as("no transaction, as on any bean without @Transactional")
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> boundaryTools.outsideChecked()).isInstanceOf(BoundaryTools.WrongPinException.class);
        assertThat(effects.count("outside checked"))
                .as("a checked exception commits outside a call, as Jakarta Transactions has it")
                .isEqualTo(1);
        assertThatThrownBy(() -> call.id())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SWB-2001");
    }

    @Test
    void hasEachTypeOfTransactionOutsideACall() throws Exception {
        assertThat(transactionTypes.required()).isNotEqualTo(NONE);
        assertThat(transactionTypes.requiresNew()).isNotEqualTo(NONE);
        assertThat(transactionTypes.supports()).isEqualTo(NONE);
        assertThat(transactionTypes.notSupported()).isEqualTo(NONE);
        assertThat(transactionTypes.never()).isEqualTo(NONE);
        assertThatThrownBy(transactionTypes::mandatory)
                .isInstanceOf(TransactionalException.class)
                .hasCauseInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void meetsATransactionOutsideACallAsEachTypeSays() throws Exception {
        transaction.begin();
        try {
            String current = transactionTypes.current();
            assertThat(current).isNotEqualTo(NONE);
            assertThat(transactionTypes.required()).isEqualTo(current);
            assertThat(transactionTypes.requiresNew()).isNotIn(current, NONE);
            assertThat(transactionTypes.mandatory()).isEqualTo(current);
            assertThat(transactionTypes.supports()).isEqualTo(current);
            assertThat(transactionTypes.notSupported()).isEqualTo(NONE);
            assertThatThrownBy(transactionTypes::never)
                    .isInstanceOf(TransactionalException.class)
                    .hasCauseInstanceOf(InvalidTransactionException.class);
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void makesADependentBeanForEachInvocationWhichIsARequestOfItsOwn() throws Exception {
        int destroyed = DependentTools.DESTROYED.get();

        for (int i = 0; i < 2; i++) {
            // on a thread without a request, as in a call; a pool's may have kept one of an asynchronous method
            FutureTask<Told> task = new FutureTask<>(() -> desk.run("onDependentBean"));
            threads.newThread(task).start();
            Told told = task.get(20, TimeUnit.SECONDS);
            assertTold(told, Outcome.COMMITTED, "attempt 3, request-scoped 1", 3);
        }
        assertThat(effects.count("dependent")).isEqualTo(2);
        assertThat(DependentTools.DESTROYED.get()).isEqualTo(destroyed + 2);
    }

    /** The answer is committed inside: what an interceptor of the application's makes of the value then is not told. */
    @Test
    void answersWithWhatTheDecoratedToolReturned() throws Exception {
        assertTold(desk.run("greet", "{\"name\":\"Ada\"}"), Outcome.COMMITTED, "hello Countess Ada", 1);
        assertThat(effects.count("greeted")).isEqualTo(1);
    }

    @Test
    void runsAToolThatIsInheritedFromAGenericClass() throws Exception {
        assertTold(desk.run("takeGeneric", "{\"value\":\"2030-01-31\"}"), Outcome.COMMITTED, "LocalDate 2030-01-31", 1);
        assertThat(effects.count("generic")).isEqualTo(1);
        assertTold(desk.run("takeGeneric", "{\"value\":\"soon\"}"), Outcome.REFUSED, "value: ", 0);
    }

    @Test
    void knowsItsInvocationAtEveryAttempt() throws Exception {
        IncomingCall incoming = desk.call();

        assertThat(desk.dispatch(incoming, "call_ids", "tellIds", "{}")).isEqualTo(incoming.id() + " call_ids 2 true");
    }

    @Test
    void grantsARoleWithTheCommitAndAsksForItWhereATheToolDoes() throws Exception {
        IncomingCall incoming = desk.call();
        assertThat(desk.dispatch(incoming, "call_1", "forCustomers", "{}")).contains("may not");
        assertThat(desk.dispatch(incoming, "call_8", "inheritedForCustomers", "{}"))
                .contains("may not");
        assertThat(desk.dispatch(incoming, "call_2", "proveAndFail", "{}")).contains("not proved");
        assertThat(desk.dispatch(incoming, "call_3", "forThieves", "{}")).contains("may not");
        assertThat(desk.dispatch(incoming, "call_4", "prove", "{}")).isEqualTo("proved");
        assertThat(desk.dispatch(incoming, "call_5", "forCustomers", "{}")).isEqualTo("welcome");
        assertThat(desk.dispatch(incoming, "call_6", "forEverybody", "{}")).isEqualTo("welcome");
        assertThat(desk.dispatch(incoming, "call_7", "forNobody", "{}")).contains("may not");
        assertThat(desk.dispatch(desk.call(), "call_1", "forCustomers", "{}")).contains("may not");
    }

    @Test
    void writesTheCallsAttributesWithTheToolsEffect() throws Exception {
        IncomingCall incoming = desk.call();
        assertThat(desk.dispatch(incoming, "call_1", "remember", "{\"value\":\"17\"}"))
                .isEqualTo("17");
        assertThat(desk.dispatch(incoming, "call_2", "rememberAndFail", "{\"value\":\"18\"}"))
                .contains("failed");
        assertThat(desk.dispatch(incoming, "call_3", "rememberWithoutWriting", "{}"))
                .contains("for a reason on our side");
        assertThat(desk.dispatch(incoming, "call_4", "recall", "{}")).isEqualTo("17");
        assertThat(desk.dispatch(desk.call(), "call_1", "recall", "{}")).isEqualTo("nothing");
        desk.dispatch(incoming, "call_5", "forget", "{}");
        assertThat(desk.dispatch(incoming, "call_6", "recall", "{}")).isEqualTo("nothing");
    }

    @Test
    void saysWhyAReadOnlyToolCannotWriteToItsCall() throws Exception {
        assertThat(effects.failure(desk.run("rememberWithoutWriting").callId())).contains("SWB-2004");
    }

    @Test
    void sharesACallScopedBeanAmongTheToolsOfACallUntilItEnds() throws Exception {
        IncomingCall one = desk.call();
        IncomingCall other = desk.call();
        desk.begin(one);
        desk.begin(other);
        int destroyed = Basket.DESTROYED.get();

        assertThat(desk.dispatch(one, "call_1", "fillBasket", "{\"item\":\"tea\"}"))
                .isEqualTo("tea");
        assertThat(desk.dispatch(other, "call_1", "fillBasket", "{\"item\":\"milk\"}"))
                .isEqualTo("milk");
        assertThat(desk.dispatch(one, "call_2", "fillBasket", "{\"item\":\"cup\"}"))
                .isEqualTo("tea, cup");
        desk.end(one);
        assertThat(Basket.DESTROYED.get()).isEqualTo(destroyed + 1);
        assertThat(desk.dispatch(one, "call_3", "fillBasket", "{\"item\":\"late\"}"))
                .as("a tool that runs on behind the end of its call")
                .isEqualTo("late");
        desk.end(other);
        assertThat(Basket.DESTROYED.get()).isEqualTo(destroyed + 3);
    }

    @Test
    void findsCallsByCallerAndTime() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        IncomingCall incoming = desk.call();

        assertThat(calls.from("+14155550123", 1000)).extracting(CallRecord::id).contains(incoming.id());
        assertThat(calls.from("+10000000000", 1000)).isEmpty();
        assertThat(calls.between(before, Instant.now().plusSeconds(1), 1000))
                .extracting(CallRecord::id)
                .contains(incoming.id());
        assertThat(calls.between(before.minusSeconds(10), before.minusSeconds(9), 1000))
                .extracting(CallRecord::id)
                .doesNotContain(incoming.id());
    }

    @Test
    void tellsObserversAfterTheCommit() throws Exception {
        IncomingCall incoming = desk.call();
        desk.dispatch(incoming, "call_1", "write", "{\"what\":\"observed\"}");
        desk.dispatch(incoming, "call_2", "sayNo", "{}");

        assertThat(observer.heard())
                .filteredOn(finished -> finished.callId().equals(incoming.id()))
                .extracting(ToolFinished::functionCallId, ToolFinished::outcome)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("call_1", Outcome.COMMITTED),
                        org.assertj.core.api.Assertions.tuple("call_2", Outcome.FAILED));
    }

    @Test
    void leavesNoTransactionAndNoInterruptBehind() throws Exception {
        desk.run("tooSlow");

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void tracesAnInvocationWithoutWhatIsSensitive() throws Exception {
        IncomingCall incoming = desk.call();
        String told = desk.dispatch(incoming, "call_1", "keepSecret", "{\"pin\":\"4711\",\"name\":\"Ada\"}");
        assertThat(told).contains("iban of Ada");

        SpanData span = spanOf(incoming);
        assertThat(span.getName()).isEqualTo("execute_tool keepSecret");
        assertThat(attribute(span, "gen_ai.operation.name")).isEqualTo("execute_tool");
        assertThat(attribute(span, "gen_ai.tool.name")).isEqualTo("keepSecret");
        assertThat(attribute(span, "gen_ai.tool.call.id")).isEqualTo("call_1");
        assertThat(attribute(span, "switchboard.outcome")).isEqualTo("COMMITTED");
        assertThat(attribute(span, "gen_ai.tool.call.arguments")).isEqualTo("{\"pin\":\"***\",\"name\":\"Ada\"}");
        assertThat(attribute(span, "gen_ai.tool.call.result")).contains("Ada").doesNotContain("iban of");
    }

    private static SpanData spanOf(IncomingCall incoming) throws InterruptedException {
        for (SpanData span = Spans.next(); span != null; span = Spans.next()) {
            if (incoming.id().equals(attribute(span, "gen_ai.conversation.id"))) {
                return span;
            }
        }
        throw new AssertionError("no span of " + incoming.id());
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void timesInvocationsByToolAndOutcome() throws Exception {
        desk.run("sayNo");
        long before = timer("sayNo", "FAILED").getCount();
        desk.run("sayNo");
        desk.run("nobodyHasIt");

        assertThat(timer("sayNo", "FAILED").getCount()).isEqualTo(before + 1);
        assertThat(metrics.getTimers().keySet())
                .as("a name that the model made up is no tag")
                .noneMatch(id -> id.getTags().containsValue("nobodyHasIt"));
    }

    private Timer timer(String tool, String outcome) {
        return metrics.getTimer(new MetricID("switchboard.tool", new Tag("tool", tool), new Tag("outcome", outcome)));
    }
}
