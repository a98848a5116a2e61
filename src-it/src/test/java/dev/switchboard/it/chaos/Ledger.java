package dev.switchboard.it.chaos;

import dev.switchboard.it.kill.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The database, looked at from outside the server. */
final class Ledger {

    /**
     * An invocation.
     *
     * @param callId its call
     * @param functionCallId which of the call
     * @param tool its tool
     * @param outcome how it ended
     * @param answer what the model was told, or is to be told
     */
    record Row(
            String callId,
            String functionCallId,
            String tool,
            String outcome,
            @Nullable String answer) {}

    private final Database.Running database;

    Ledger(Database.Running database) {
        this.database = database;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(reader.read(row));
            }
        }
        return all;
    }

    private Map<String, Integer> counts(String sql) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        all(sql, row -> counts.put(row.getString(1), row.getInt(2)));
        return counts;
    }

    List<Row> invocations() throws SQLException {
        return all(
                "select call_id, function_call_id, tool, outcome, answer from switchboard_invocation",
                row -> new Row(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    /** What the model was promised or, where nothing was, null, for each function call that was receipted. */
    Map<String, @Nullable String> receipts() throws SQLException {
        Map<String, @Nullable String> receipts = new HashMap<>();
        all(
                "select function_call_id, promise from switchboard_receipt",
                row -> receipts.put(row.getString(1), row.getString(2)));
        return receipts;
    }

    /** Whether there is a trace of a function call. */
    boolean knows(String functionCallId) throws SQLException {
        return !all(
                        "select 1 from switchboard_receipt where function_call_id = '" + functionCallId
                                + "' union all select 1 from switchboard_invocation where function_call_id = '"
                                + functionCallId + "'",
                        row -> row.getInt(1))
                .isEmpty();
    }

    /** How often each invocation has written. */
    Map<String, Integer> effects() throws SQLException {
        return counts("select invocation, count(*) from effect group by invocation");
    }

    Map<String, Integer> callsByEnd() throws SQLException {
        return counts("select coalesce(end_reason, state), count(*) from switchboard_call group by 1");
    }

    Map<String, Integer> invocationsByOutcome() throws SQLException {
        return counts("select outcome, count(*) from switchboard_invocation group by outcome");
    }

    /** The calls that have not ended, the invocations that have not, and those of calls that have that were never begun. */
    List<String> unfinished() throws SQLException {
        List<String> unfinished = all(
                "select call_id, state from switchboard_call where ended_at is null",
                row -> "call " + row.getString(1) + " is " + row.getString(2));
        unfinished.addAll(all(
                "select call_id, function_call_id, tool from switchboard_invocation where outcome = 'RUNNING'",
                row -> row.getString(3) + " " + row.getString(2) + " of call " + row.getString(1) + " is RUNNING"));
        unfinished.addAll(all(
                """
                select r.call_id, r.function_call_id, r.tool from switchboard_receipt r
                  join switchboard_call c on c.call_id = r.call_id
                  left join switchboard_invocation i
                    on i.call_id = r.call_id and i.function_call_id = r.function_call_id
                 where c.ended_at is not null and i.call_id is null""",
                row -> row.getString(3) + " " + row.getString(2) + " of call " + row.getString(1)
                        + " is receipted and was never done, and its call is over"));
        return unfinished;
    }
}
