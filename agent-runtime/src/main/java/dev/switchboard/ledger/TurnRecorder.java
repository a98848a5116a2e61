package dev.switchboard.ledger;

import dev.switchboard.call.Note.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps what was said, off the way of the calls: turns are queued, and written a batch at a time. A batch that cannot
 * be written is tried again with the next one.
 */
@ApplicationScoped
public class TurnRecorder {

    private static final System.Logger LOG = System.getLogger(TurnRecorder.class.getName());

    private static final int LARGEST_BATCH = 500;

    /** Beyond this, with the database away, the oldest turns are dropped: a call must not bring the server down. */
    private static final int MOST_WAITING = 100_000;

    private record Waiting(String callId, Turn turn, Instant at) {}

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final List<Waiting> batch = new ArrayList<>();

    private NewTransaction newTransaction;
    private Clock clock;

    /** For the container's proxy. */
    protected TurnRecorder() {}

    @Inject
    TurnRecorder(NewTransaction newTransaction, Clock clock) {
        this.newTransaction = newTransaction;
        this.clock = clock;
    }

    /**
     * Takes a turn to be written soon. Never blocks.
     *
     * @param callId the call in which it was said
     * @param turn what was said
     */
    public void keep(String callId, Turn turn) {
        waiting.add(new Waiting(callId, Text.storable(turn), clock.instant()));
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
                try (PreparedStatement known = connection.prepareStatement(
                                "select 1 from switchboard_turn where call_id = ? and item_id = ?");
                        PreparedStatement insert = connection.prepareStatement("""
                                insert into switchboard_turn (call_id, item_id, speaker, text, said_at)
                                values (?, ?, ?, ?, ?)""")) {
                    for (Waiting one : batch) {
                        write(one, known, insert);
                    }
                    return batch.size();
                }
            });
            batch.clear();
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "turns could not be written, will try again: " + e.getMessage());
            dropBeyondBound();
        }
    }

    private static void write(Waiting one, PreparedStatement known, PreparedStatement insert) throws SQLException {
        known.setString(1, one.callId());
        known.setString(2, one.turn().itemId());
        try (ResultSet row = known.executeQuery()) {
            if (row.next()) {
                return;
            }
        }
        insert.setString(1, one.callId());
        insert.setString(2, one.turn().itemId());
        insert.setString(3, one.turn().speaker().name());
        insert.setString(4, one.turn().text());
        insert.setObject(5, one.at().atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
    }

    private void dropBeyondBound() {
        int dropped = 0;
        while (waiting.size() > MOST_WAITING) {
            waiting.poll();
            dropped++;
        }
        if (dropped > 0) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "SWB-3004: {0} turns were dropped: the ledger cannot be written",
                    dropped);
        }
    }
}
