package dev.switchboard.it.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A payment service: what it does stays done, whatever becomes of the transaction of the one who asks. It recognises a
 * repeated request by its key.
 */
@ApplicationScoped
public class OtherSystem {

    @PersistenceContext
    private EntityManager entities;

    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Transactional(TxType.REQUIRES_NEW)
    public void pay(String key) {
        entities.persist(new Effect("asked " + key));
        if (count("paid " + key) == 0) {
            entities.persist(new Effect("paid " + key));
        }
    }

    /** Keeps those who come in from getting an answer. */
    void close() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    void passGate() throws InterruptedException {
        gate.await();
    }

    /** As a client that does not care for interrupts. */
    void passGateWhateverHappens() {
        boolean waits = true;
        while (waits) {
            try {
                gate.await();
                waits = false;
            } catch (InterruptedException e) {
                waits = true;
            }
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    public List<String> of(String key) {
        return entities.createQuery(
                        "select e.what from Effect e where e.what = :asked or e.what = :paid order by e.id",
                        String.class)
                .setParameter("asked", "asked " + key)
                .setParameter("paid", "paid " + key)
                .getResultList();
    }

    private long count(String what) {
        return entities.createQuery("select count(e) from Effect e where e.what = :what", Long.class)
                .setParameter("what", what)
                .getSingleResult();
    }
}
