package dev.switchboard.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of receipts: what the model asked for, and what it was promised. */
final class ReceiptRows {

    /** Where there is none yet, and the call is owned. */
    static final String INSERT = """
            insert into switchboard_receipt (call_id, function_call_id, tool, arguments, received_at)
            select call_id, ?, ?, ?, ? from switchboard_call
             where call_id = ? and epoch = ?
               and not exists (select 1 from switchboard_receipt where call_id = ? and function_call_id = ?)""";

    private static final String PROMISE = """
            update switchboard_receipt set promise = ?
             where call_id = ? and function_call_id = ? and promise is null""";

    private static final String PROMISED =
            "select promise from switchboard_receipt where call_id = ? and function_call_id = ?";

    private ReceiptRows() {}

    /** Fills in the parameters of {@link #INSERT}. */
    static void set(PreparedStatement insert, InvocationEntry entry, Instant at) throws SQLException {
        InvocationKey key = entry.key();
        insert.setString(1, key.functionCallId());
        insert.setString(2, Text.cut(entry.tool(), InvocationRows.LONGEST_TOOL));
        insert.setString(3, Text.storable(entry.arguments()));
        insert.setObject(4, at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        insert.setString(5, key.callId());
        insert.setLong(6, entry.epoch());
        insert.setString(7, key.callId());
        insert.setString(8, key.functionCallId());
    }

    /** Promises an answer in these words, unless others were promised before: those stand. */
    static Optional<String> promise(Connection connection, InvocationEntry entry, Instant at, String words)
            throws SQLException {
        InvocationKey key = entry.key();
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement promise = connection.prepareStatement(PROMISE)) {
            set(insert, entry, at);
            insert.executeUpdate();
            promise.setString(1, words);
            promise.setString(2, key.callId());
            promise.setString(3, key.functionCallId());
            promise.executeUpdate();
        }
        return promised(connection, key);
    }

    static Optional<String> promised(Connection connection, InvocationKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PROMISED)) {
            select.setString(1, key.callId());
            select.setString(2, key.functionCallId());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
