package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.ToolFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes beside the way of the calls, a batch at a time: a receipt of every function call that was read from a socket,
 * so that this node, started again, or another one can answer for what it died over; and what read-only tools found.
 */
@ApplicationScoped
public class InvocationQueue {

    private static final System.Logger LOG = System.getLogger(InvocationQueue.class.getName());

    private static final int LARGEST_BATCH = 500;

    /** Beyond this, with the database away, the oldest are dropped: a call must not bring the server down. */
    private static final int MOST_WAITING = 100_000;

    private static final String FOUND = """
            insert into switchboard_invocation
                   (call_id, function_call_id, epoch, tool, arguments, outcome, answer, attempts, started_at, finished_at)
            select call_id, ?, epoch, ?, ?, ?, ?, ?, ?, ? from switchboard_call
             where call_id = ? and epoch = ?
               and not exists (select 1 from switchboard_invocation where call_id = ? and function_call_id = ?)""";

    private record Waiting(InvocationEntry entry, @Nullable FixedAnswer answer, Instant at) {}

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final List<Waiting> batch = new ArrayList<>();

    private NewTransaction newTransaction;
    private Clock clock;
    private Event<ToolFinished> finished;

    /** For the container's proxy. */
    protected InvocationQueue() {}

    @Inject
    InvocationQueue(NewTransaction newTransaction, Clock clock, Event<ToolFinished> finished) {
        this.newTransaction = newTransaction;
        this.clock = clock;
        this.finished = finished;
    }

    /**
     * Takes note that the model has asked for something. Never blocks.
     *
     * @param entry what it asked for
     */
    public void received(InvocationEntry entry) {
        waiting.add(new Waiting(entry, null, clock.instant()));
    }

    /**
     * Takes what a read-only tool found. Never blocks.
     *
     * @param entry the invocation
     * @param answer what the model is told
     */
    public void found(InvocationEntry entry, FixedAnswer answer) {
        waiting.add(new Waiting(entry, answer, clock.instant()));
    }

    /** Writes what is waiting. */
    public synchronized void flush() {
        while (batch.size() < LARGEST_BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            newTransaction.call(connection -> {
                write(connection);
                return batch.size();
            });
            batch.clear();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "receipts could not be written, will try again: " + e.getMessage());
            dropBeyondBound();
        }
    }

    private void write(Connection connection) throws SQLException {
        List<Waiting> receipts =
                batch.stream().filter(one -> one.answer() == null).toList();
        List<Waiting> found = batch.stream().filter(one -> one.answer() != null).toList();
        if (!receipts.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(ReceiptRows.INSERT)) {
                for (Waiting one : receipts) {
                    ReceiptRows.set(insert, one.entry(), one.at());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        if (!found.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(FOUND)) {
                for (Waiting one : found) {
                    set(insert, one.entry(), Objects.requireNonNull(one.answer()), one.at());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        found.forEach(this::fire);
    }

    private void fire(Waiting found) {
        finished.fire(new ToolFinished(
                found.entry().key().callId(),
                found.entry().key().functionCallId(),
                found.entry().tool(),
                Outcome.READ,
                found.entry().attempts(),
                Duration.between(found.entry().startedAt(), found.at())));
    }

    private static void set(PreparedStatement found, InvocationEntry entry, FixedAnswer answer, Instant at)
            throws SQLException {
        found.setString(1, entry.key().functionCallId());
        found.setString(2, Text.cut(entry.tool(), InvocationRows.LONGEST_TOOL));
        found.setString(3, Text.storable(entry.arguments()));
        found.setString(4, answer.outcome().name());
        found.setString(5, answer.text());
        found.setInt(6, entry.attempts());
        found.setObject(7, entry.startedAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        found.setObject(8, at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        found.setString(9, entry.key().callId());
        found.setLong(10, entry.epoch());
        found.setString(11, entry.key().callId());
        found.setString(12, entry.key().functionCallId());
    }

    private void dropBeyondBound() {
        int dropped = 0;
        while (waiting.size() > MOST_WAITING) {
            waiting.poll();
            dropped++;
        }
        if (dropped > 0) {
            LOG.log(Level.ERROR, "SWB-3030: {0} receipts were dropped: the ledger cannot be written", dropped);
        }
    }

    /**
     * Promises that the answer to a function call comes later, so that the model can be told that the work goes on. The
     * promise is durable when this returns, and from then on it is the function call's one output.
     *
     * @param entry the invocation
     * @param words what the model is told
     * @return the words that are promised, which are earlier ones where there were any; empty where this node does not
     *     own the call any more
     * @throws SQLException when it could not be made durable: then nothing is promised
     */
    public Optional<String> promise(InvocationEntry entry, String words) throws SQLException {
        return NewTransaction.twice(
                newTransaction, connection -> ReceiptRows.promise(connection, entry, clock.instant(), words));
    }
}
