package dev.switchboard.it.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

/** What was done; the persistence context is the application's own, without a name. */
@ApplicationScoped
public class Effects {

    private final AtomicInteger calls = new AtomicInteger();

    @PersistenceContext
    private EntityManager entities;

    void add(String what) {
        entities.persist(new Effect(what));
    }

    @Transactional(TxType.REQUIRES_NEW)
    public long count(String what) {
        return entities.createQuery("select count(e) from Effect e where e.what = :what", Long.class)
                .setParameter("what", what)
                .getSingleResult();
    }

    Counter counter(String name) {
        Counter counter = entities.find(Counter.class, name);
        if (counter == null) {
            counter = new Counter(name);
            entities.persist(counter);
        }
        return counter;
    }

    /** Somebody else. */
    @Transactional(TxType.REQUIRES_NEW)
    public void addElsewhere(String name) {
        counter(name).add();
    }

    /** The trap: all attempts are in the first one's transaction, and what the failed ones wrote is committed, too. */
    @Transactional
    @Retry(maxRetries = 2)
    public void plainBeanThatSucceedsAtTheThirdAttempt() {
        add("plain");
        entities.flush();
        if (calls.incrementAndGet() < 3) {
            throw new IllegalArgumentException("attempt " + calls.get());
        }
    }

    /** What the ledger has of how a call's only invocation was settled. */
    @Transactional(TxType.REQUIRES_NEW)
    public String settled(String callId) {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select outcome, settled_answer, settled_by from switchboard_invocation where call_id = ?")
                .setParameter(1, callId)
                .getSingleResult();
        return row[0] + ": " + text(row[1]) + ", by " + row[2];
    }

    private static String text(@Nullable Object value) {
        try {
            return value instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : String.valueOf(value);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger has of the reason for which a call's only invocation failed. */
    @Transactional(TxType.REQUIRES_NEW)
    public String failure(String callId) {
        return String.valueOf(entities.createNativeQuery("select failure from switchboard_invocation where call_id = ?")
                .setParameter(1, callId)
                .getSingleResult());
    }
}
