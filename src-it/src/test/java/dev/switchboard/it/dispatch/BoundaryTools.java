package dev.switchboard.it.dispatch;

import dev.switchboard.api.Call;
import dev.switchboard.api.Invocation;
import dev.switchboard.api.Sensitive;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.transaction.UserTransaction;
import jakarta.validation.constraints.Max;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A tool for each thing that can happen to one. Each writes its own name. */
@ApplicationScoped
public class BoundaryTools {

    @Inject
    private Effects effects;

    @Inject
    private Call call;

    @Inject
    private Invocation invocation;

    @Inject
    private NestedTools nested;

    @Inject
    private OtherSystem other;

    private volatile String keyOfFirstAttempt = "";

    @Resource
    private UserTransaction transaction;

    private final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicInteger thirds = new AtomicInteger();
    private final AtomicInteger optimists = new AtomicInteger();
    private final AtomicInteger times = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    @Tool("Writes")
    public String write(@ToolParam("what") String what) {
        effects.add(what);
        return "written";
    }

    @Tool("Has nothing to write")
    public void writeNothing() {}

    @Tool(value = "Has nothing to read", readOnly = true)
    public void readNothing() {}

    @Tool(value = "Has nothing to do elsewhere", openWorld = true)
    public void touchNothing() {}

    @Tool("Succeeds at its third attempt")
    @Retry(maxRetries = 2)
    public String succeedAtTheThirdAttempt() {
        effects.add("third");
        if (thirds.incrementAndGet() % 3 != 0) {
            throw new IllegalArgumentException("attempt " + thirds.get());
        }
        return "done";
    }

    /** Twice somebody else changes the counter between our look and our commit. */
    @Tool("Fails at the commit")
    @Retry(maxRetries = 2, retryOn = OptimisticLockException.class)
    public String failAtTheCommit() {
        effects.add("optimistic");
        effects.counter("optimistic").add();
        if (optimists.incrementAndGet() % 3 != 0) {
            effects.addElsewhere("optimistic");
        }
        return "counted";
    }

    @Tool("Fails the first time")
    public String failTheFirstTime() {
        if (times.getAndIncrement() == 0) {
            throw new ToolException("Not this time.");
        }
        return "done";
    }

    @Tool("Counts how often it was run, whatever became of it")
    public String countRuns() {
        return "run " + runs.incrementAndGet();
    }

    @Tool("Writes, and comes to its end long after its deadline")
    @Asynchronous
    @Timeout(200)
    public CompletionStage<String> outliveItsAnswer() {
        effects.add("outlived");
        other.passGateWhateverHappens();
        return CompletableFuture.completedFuture("never told");
    }

    @Tool("Is too slow")
    @Timeout(100)
    public String tooSlow() throws InterruptedException {
        effects.add("slow");
        new CountDownLatch(1).await();
        return "never told";
    }

    @Tool("Commits slowly")
    @Timeout(300)
    public String commitSlowly() {
        effects.add("slow commit");
        return "committed all the same";
    }

    @Tool("Returns slowly after the commit")
    @Timeout(300)
    @Retry(maxRetries = 2)
    public String returnSlowly() {
        effects.add("slow return");
        return "committed before the deadline";
    }

    @Tool("Has a fallback that comes too late")
    @Timeout(300)
    @Fallback(fallbackMethod = "words")
    public String fallBackAfterTheCommit() {
        effects.add("late fallback");
        return "the committed value";
    }

    @Tool("Has a fallback")
    @Fallback(fallbackMethod = "words")
    public String fallBack() {
        effects.add("fallback");
        throw new IllegalStateException("secret");
    }

    String words() {
        return "words for " + call.from().number();
    }

    @Tool("Breaks its circuit")
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 60_000)
    public String breakTheCircuit(@ToolParam("at most one") @Max(1) int amount) {
        throw new ToolException("broken " + amount);
    }

    @Tool("Takes one at a time")
    @Bulkhead(1)
    public String oneAtATime() throws InterruptedException {
        enough.await();
        return "alone";
    }

    /** No tool: lets {@link #oneAtATime} come to its end. */
    public void letItEnd() {
        enough.countDown();
    }

    @Tool("Runs elsewhere")
    @Asynchronous
    public CompletionStage<String> runElsewhere() {
        effects.add("asynchronous");
        return CompletableFuture.completedFuture("for " + call.from().number());
    }

    @Tool("Fails elsewhere")
    @Asynchronous
    public CompletionStage<String> failElsewhere() {
        effects.add("asynchronous failure");
        return CompletableFuture.failedFuture(new ToolException("it failed elsewhere"));
    }

    @Tool("Returns a stage that nobody completes")
    public CompletionStage<String> neverComplete() {
        effects.add("never complete");
        return new CompletableFuture<>();
    }

    @Tool("Says no")
    public void sayNo() {
        effects.add("no");
        throw new ToolException("no");
    }

    @Tool("Throws a checked exception")
    @Transactional
    public void throwChecked() throws WrongPinException {
        effects.add("checked");
        throw new WrongPinException();
    }

    @Tool("Is called outside")
    @Transactional
    public void outsideChecked() throws WrongPinException {
        effects.add("outside checked");
        throw new WrongPinException();
    }

    @Tool("Wants a new transaction, which it has anyhow")
    @Transactional(TxType.REQUIRES_NEW)
    @Retry(maxRetries = 2)
    public String requireNew() {
        effects.add("requires new");
        if (invocation.attempt() < 3) {
            throw new IllegalArgumentException("attempt " + invocation.attempt());
        }
        return "done";
    }

    @Tool("Calls another tool that retries")
    public String callAToolThatRetries() {
        return nested.innerThatRetries();
    }

    @Tool("Counts a wrong PIN")
    @Transactional(dontRollbackOn = WrongPinException.class)
    @Retry(maxRetries = 2)
    public void wrongPin() throws WrongPinException {
        effects.add("wrong pin");
        throw new WrongPinException();
    }

    @Tool("Marks its transaction for rollback")
    public String markForRollback() throws Exception {
        effects.add("doomed");
        transaction.setRollbackOnly();
        return "never told";
    }

    @Tool("Commits by itself")
    @Retry(maxRetries = 2)
    public String commitByItself() throws Exception {
        effects.add("foreign");
        transaction.commit();
        return "never told";
    }

    @Tool("Calls another tool")
    public String callAnotherTool() {
        effects.add("outer");
        return "with " + nested.inner();
    }

    @Tool("Calls another tool and fails")
    public String callAnotherToolAndFail() {
        nested.inner();
        throw new ToolException("the outer one failed");
    }

    @Tool(value = "Claims to change nothing", readOnly = true)
    public String claimToReadOnly() {
        effects.add("read only");
        return "read";
    }

    @Tool("Keeps a secret")
    public Account keepSecret(@ToolParam("the PIN") @Sensitive String pin, String name) {
        return new Account(name, "iban of " + name);
    }

    /** Something personal. */
    public record Account(String name, @Sensitive String iban) {}

    @Tool("Returns what PostgreSQL cannot store")
    public String returnNul() {
        return "a\0b";
    }

    @Tool("Tells its ids")
    @Retry(maxRetries = 1)
    public String tellIds() {
        if (invocation.attempt() == 1) {
            keyOfFirstAttempt = invocation.idempotencyKey();
            throw new IllegalStateException("once more");
        }
        return call.id() + " " + invocation.functionCallId() + " " + invocation.attempt() + " "
                + invocation.idempotencyKey().equals(keyOfFirstAttempt);
    }

    @Tool("Grants a role")
    public String prove() {
        call.grant("customer");
        return "proved";
    }

    @Tool("Grants a role and fails")
    public String proveAndFail() {
        call.grant("thief");
        throw new ToolException("not proved");
    }

    /** The caller's PIN was wrong. */
    public static class WrongPinException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
