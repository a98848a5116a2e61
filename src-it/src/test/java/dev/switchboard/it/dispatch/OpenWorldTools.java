package dev.switchboard.it.dispatch;

import dev.switchboard.api.Invocation;
import dev.switchboard.api.NotDoneException;
import dev.switchboard.api.Reconciler;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Tools that ask the {@link OtherSystem}, and then see everything happen. Each also writes its name here. */
@ApplicationScoped
public class OpenWorldTools {

    @Inject
    private OtherSystem other;

    @Inject
    private Effects effects;

    @Inject
    private Invocation invocation;

    @Resource
    private UserTransaction transaction;

    private void pay(String name) {
        other.pay(invocation.idempotencyKey());
        effects.add(name);
    }

    @Tool(value = "Pays", openWorld = true)
    public String pay() {
        pay("pay");
        return "paid";
    }

    @Tool(value = "Pays, and then something is wrong", openWorld = true)
    public String payAndFail() {
        pay("pay and fail");
        throw new ToolException("something is wrong");
    }

    @Tool(value = "Is declined", openWorld = true)
    public String decline() {
        effects.add("decline");
        throw new NotDoneException("The card was declined.");
    }

    @Tool(value = "Pays, and its deadline passes", openWorld = true)
    @Timeout(300)
    public String payTooSlowly() throws InterruptedException {
        pay("pay too slowly");
        other.passGate();
        return "never told";
    }

    @Tool(value = "Pays, and then its transaction is marked for rollback", openWorld = true)
    public String payAndGiveUp() throws SystemException {
        pay("pay and give up");
        transaction.setRollbackOnly();
        return "never told";
    }

    @Tool(value = "Pays, fails twice, and pays", openWorld = true, idempotent = true)
    @Retry(maxRetries = 2)
    public String payAgain() {
        pay("pay again");
        if (invocation.attempt() < 3) {
            throw new IllegalStateException("attempt " + invocation.attempt());
        }
        return "paid at last";
    }

    @Tool(value = "Pays, hears nothing, and is refused from then on", openWorld = true, idempotent = true)
    @Retry(maxRetries = 1)
    public String payAndBeRefused() {
        if (invocation.attempt() > 1) {
            throw new NotDoneException("Nobody was there.");
        }
        pay("pay and be refused");
        throw new IllegalStateException("the answer was lost");
    }

    @Tool(value = "Pays, fails and has other words", openWorld = true)
    @Fallback(fallbackMethod = "words")
    public String payAndFallBack() {
        pay("pay and fall back");
        throw new IllegalStateException("after the payment");
    }

    @Tool(value = "Is declined and has other words", openWorld = true)
    @Fallback(fallbackMethod = "words")
    public String declineAndFallBack() {
        throw new NotDoneException("The card was declined.");
    }

    String words() {
        return "the fallback's words";
    }

    /** Asks the other system. */
    @ApplicationScoped
    public static class PaymentReconciler implements Reconciler {

        @Inject
        private OtherSystem other;

        @Override
        public Finding find(Unknown unknown) {
            if (unknown.arguments().contains("nobody knows")) {
                return Finding.unknown();
            }
            return other.of(unknown.idempotencyKey()).isEmpty()
                    ? Finding.notDone("never asked for")
                    : Finding.done("paid after all");
        }
    }

    @Tool(value = "Pays and fails, but somebody can find out", openWorld = true, reconciler = PaymentReconciler.class)
    public String payReconcilably(@ToolParam("why") String why) {
        if (!why.equals("fail before")) {
            pay("pay reconcilably");
        }
        throw new IllegalStateException(why);
    }

    @Tool(value = "Pays and fails at its first attempt", openWorld = true, idempotent = true)
    public String payAtLast() {
        pay("pay at last");
        if (invocation.attempt() == 1) {
            throw new IllegalStateException("the first attempt");
        }
        return "paid at last";
    }

    /** Cannot be written as JSON. */
    public static class Unwritable {

        /** Fails. */
        public String getText() {
            throw new IllegalStateException("unwritable");
        }
    }

    @Tool(value = "Pays, and its result cannot be written", openWorld = true)
    public Unwritable payUnspeakably() {
        pay("pay unspeakably");
        return new Unwritable();
    }

    @Tool(value = "Pays long after its caller has been told", openWorld = true)
    @Asynchronous
    @Timeout(200)
    public CompletionStage<String> payLate() {
        other.passGateWhateverHappens();
        pay("pay late");
        return CompletableFuture.completedFuture("paid late");
    }
}
