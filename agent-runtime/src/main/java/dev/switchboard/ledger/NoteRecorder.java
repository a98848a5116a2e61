package dev.switchboard.ledger;

import dev.switchboard.call.Note;
import dev.switchboard.configuration.LedgerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens in calls, off their way: notes are queued, and written a batch at a time. A batch that cannot be
 * written is tried again with the next flush; what the database refuses to have at all is dropped, so that it does not
 * hold up the rest.
 */
@ApplicationScoped
public class NoteRecorder {

    private static final System.Logger LOG = System.getLogger(NoteRecorder.class.getName());

    private static final int LARGEST_BATCH = 500;

    /** Beyond this, with the database away, notes are dropped: calls must not bring the server down. */
    static final int MOST_WAITING = 50_000;

    /** A call that ends waits so long for another thread's flush, and leaves the rest to the next one. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final BlockingQueue<KeptNote> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();

    // under the lock; read by gauges
    private final List<KeptNote> batch = new ArrayList<>();
    private volatile @Nullable KeptNote oldestOfBatch;
    private volatile int batchSize;
    private boolean away;
    private boolean droppingReported;
    private long reported;

    private NewTransaction newTransaction;
    private Clock clock;
    private NoteTables tables;

    /** For the container's proxy. */
    protected NoteRecorder() {}

    @Inject
    NoteRecorder(NewTransaction newTransaction, Clock clock, Node node, LedgerSettings settings) {
        this.newTransaction = newTransaction;
        this.clock = clock;
        this.tables = new NoteTables(node.id(), settings.keepsDigits());
    }

    /**
     * Takes a note to be written soon, with the time of this moment. Never blocks.
     *
     * @param callId the call that it is about
     * @param note what to keep
     */
    public void keep(String callId, Note note) {
        KeptNote kept = new KeptNote(callId, entries.incrementAndGet(), note, clock.instant(), System.nanoTime());
        if (!waiting.offer(kept)) {
            dropped.incrementAndGet();
        }
    }

    /** Writes what is waiting. */
    public void flush() {
        try {
            if (!writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            while (writeBatch()) {
                // there may be more
            }
            reportDropped();
        } finally {
            writing.unlock();
        }
    }

    /** {@return how many notes are not written yet} */
    public int backlog() {
        return waiting.size() + batchSize;
    }

    /** {@return how long the oldest note that is not written has been waiting} */
    public Duration lag() {
        KeptNote inBatch = oldestOfBatch;
        KeptNote oldest = inBatch == null ? waiting.peek() : inBatch;
        return oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest.nanos());
    }

    /** {@return how many notes were dropped since the start} */
    public long dropped() {
        return dropped.get();
    }

    /** Writes a batch, and tells whether to go on with another one. */
    private boolean writeBatch() {
        waiting.drainTo(batch, LARGEST_BATCH - batch.size());
        noteBatch();
        if (batch.isEmpty()) {
            return false;
        }
        try {
            write(List.copyOf(batch));
            batch.clear();
        } catch (SQLException | RuntimeException e) {
            if (!isRefusal(e)) {
                goneAway(e);
                return false;
            }
            if (!writeOneByOne()) {
                return false;
            }
        }
        noteBatch();
        if (away) {
            away = false;
            LOG.log(Level.INFO, "the ledger can be written again; {0} notes wait", waiting.size());
        }
        return !waiting.isEmpty();
    }

    /** One that the database will never have is found, and the others are kept. */
    private boolean writeOneByOne() {
        while (!batch.isEmpty()) {
            KeptNote one = batch.get(0);
            try {
                write(List.of(one));
            } catch (SQLException | RuntimeException e) {
                if (!isRefusal(e)) {
                    goneAway(e);
                    return false;
                }
                // not what the database says: that may have the words of the caller in it
                LOG.log(
                        Level.ERROR,
                        "SWB-3010: call {0}: a note ({1}) was refused by the database and dropped, SQL state {2}",
                        one.callId(),
                        one.note().getClass().getSimpleName(),
                        String.valueOf(state(e)));
                dropped.incrementAndGet();
                reported++;
            }
            batch.remove(0);
        }
        return true;
    }

    private void write(List<KeptNote> notes) throws SQLException {
        newTransaction.call(connection -> {
            tables.write(connection, notes);
            return notes.size();
        });
    }

    private void goneAway(Exception problem) {
        if (!away) {
            away = true;
            LOG.log(
                    Level.WARNING,
                    "SWB-3011: the ledger cannot be written ({0}, SQL state {1}); {2} notes wait, and are written when it"
                            + " is back",
                    problem.getClass().getSimpleName(),
                    String.valueOf(state(problem)),
                    backlog());
        }
    }

    /** A line when it begins and one with the rest when the ledger is back, however many flushes that takes. */
    private void reportDropped() {
        long now = dropped.get();
        if (now > reported && !(away && droppingReported)) {
            LOG.log(
                    Level.ERROR,
                    "SWB-3004: {0} notes of calls were dropped, since the ledger could not be written for too long",
                    now - reported);
            reported = now;
            droppingReported = away;
        }
    }

    private void noteBatch() {
        oldestOfBatch = batch.isEmpty() ? null : batch.get(0);
        batchSize = batch.size();
    }

    /** Whether the data itself are the problem: SQL's classes 22 (data exception) and 23 (constraint violation). */
    private static boolean isRefusal(Exception problem) {
        String state = state(problem);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static @Nullable String state(Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
