package dev.switchboard.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How an invocation's row comes into its table: only under the epoch of the node that has the call. */
final class InvocationRows {

    /**
     * The outcome of a row whose tool has not come to its end in the same transaction. Nobody else ever sees it, unless
     * other code commits that transaction.
     */
    static final String UNFINISHED = "UNFINISHED";

    static final int LONGEST_TOOL = 64;

    private static final String INSERT = """
            insert into switchboard_invocation
                   (call_id, function_call_id, epoch, tool, arguments, outcome, answer, attempts, failure, repeat_of,
                    started_at, finished_at)
            select call_id, ?, epoch, ?, ?, ?, ?, ?, ?, ?, ?, ?
            """;

    private static final String IF_OWNED = """
              from switchboard_call
             where call_id = ? and epoch = ?""";

    /** In one statement: PostgreSQL would otherwise wait for a lock without end. */
    private static final String IF_OWNED_WITH_BOUND = """
              from switchboard_call, (select set_config('lock_timeout', '%d', true)) as bound
             where call_id = ? and epoch = ?""".formatted(LedgerDataSource.LOCK_WAIT.toMillis());

    private InvocationRows() {}

    /**
     * Inserts a row; waits for a transaction that has inserted the same key, but not without end.
     *
     * @return whether the call is owned under the entry's epoch; where not, nothing was written
     */
    static boolean insert(
            Connection connection,
            Clock clock,
            InvocationEntry entry,
            String outcome,
            @Nullable String answer,
            @Nullable String failure)
            throws SQLException {
        String sql = INSERT + (LedgerDataSource.isPostgres(connection) ? IF_OWNED_WITH_BOUND : IF_OWNED);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, entry.key().functionCallId());
            statement.setString(2, Text.cut(entry.tool(), LONGEST_TOOL));
            statement.setString(3, Text.storable(entry.arguments()));
            statement.setString(4, outcome);
            statement.setString(5, answer == null ? null : Text.storable(answer));
            statement.setInt(6, entry.attempts());
            statement.setString(7, failure == null ? null : Text.storable(failure));
            statement.setString(8, entry.repeatOf());
            statement.setObject(9, entry.startedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(10, answer == null ? null : now(clock), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setString(11, entry.key().callId());
            statement.setLong(12, entry.epoch());
            return statement.executeUpdate() == 1;
        }
    }

    static OffsetDateTime now(Clock clock) {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
