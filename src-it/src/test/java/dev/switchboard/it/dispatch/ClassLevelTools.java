package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** {@code @Transactional} on the class: taken off the tool, left on the others. */
@ApplicationScoped
@Transactional
public class ClassLevelTools {

    private final AtomicInteger attempts = new AtomicInteger();

    @Inject
    private Effects effects;

    @jakarta.annotation.Resource
    private TransactionSynchronizationRegistry transactions;

    @Tool("Retries with the annotation on its class")
    @Retry(maxRetries = 2)
    public String classLevel() {
        effects.add("class level");
        if (attempts.incrementAndGet() % 3 != 0) {
            throw new IllegalArgumentException("attempt " + attempts.get());
        }
        return "done";
    }

    /** No tool: {@return whether it has a transaction} */
    public boolean hasTransaction() {
        return transactions.getTransactionKey() != null;
    }
}
