package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Digit;
import dev.switchboard.api.CallRecord.Interruption;
import dev.switchboard.api.CallRecord.Moment;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Response;
import dev.switchboard.api.CallRecord.Settlement;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.CallRecord.Turn;
import dev.switchboard.api.CallRecord.Usage;
import dev.switchboard.api.PhoneAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records of the ledger's rows. */
final class CallRows {

    /** The columns of a call, of {@code switchboard_call c}. */
    static final String CALL = "c.call_id, c.agent, c.model, c.caller_name, c.caller_number, c.called_number,"
            + " c.sip_call_id, c.state, c.received_at, c.answered_at, c.ended_at, c.end_reason";

    /** The columns of an action, of {@code switchboard_invocation i}. */
    static final String ACTION = "i.function_call_id, i.tool, i.arguments, i.outcome, i.answer, i.attempts,"
            + " i.started_at, i.finished_at, i.repeat_of, i.instructions,"
            + " i.settled_answer, i.settled_by, i.settled_at";

    private CallRows() {}

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Everything that a query finds. */
    static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        }
    }

    /** A call without what was said and done in it. */
    static CallRecord summary(ResultSet row) throws SQLException {
        return new CallRecord(
                row.getString("call_id"),
                row.getString("agent"),
                row.getString("model"),
                new PhoneAddress(row.getString("caller_name"), row.getString("caller_number")),
                new PhoneAddress("", row.getString("called_number")),
                row.getString("sip_call_id"),
                State.valueOf(row.getString("state")),
                time(row, "received_at"),
                timeOrNull(row, "answered_at"),
                timeOrNull(row, "ended_at"),
                row.getString("end_reason"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A call with everything. */
    static CallRecord whole(Connection connection, CallRecord call) throws SQLException {
        String id = call.id();
        return new CallRecord(
                id,
                call.agent(),
                call.model(),
                call.from(),
                call.to(),
                call.sipCallId(),
                call.state(),
                call.receivedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.endReason(),
                list(
                        connection,
                        "select item_id, speaker, text, said_at from switchboard_turn where call_id = ?"
                                + " order by said_at, item_id",
                        row -> new Turn(
                                row.getString("item_id"),
                                Speaker.valueOf(row.getString("speaker")),
                                row.getString("text"),
                                time(row, "said_at")),
                        id),
                list(
                        connection,
                        "select " + ACTION + " from switchboard_invocation i where i.call_id = ?"
                                + " order by i.started_at, i.function_call_id",
                        CallRows::action,
                        id),
                list(
                        connection,
                        "select item_id, heard_millis, interrupted_at from switchboard_interruption where call_id = ?"
                                + " order by interrupted_at, item_id",
                        row -> new Interruption(
                                row.getString("item_id"),
                                Duration.ofMillis(row.getLong("heard_millis")),
                                time(row, "interrupted_at")),
                        id),
                list(
                        connection,
                        "select pressed_key, pressed_at from switchboard_digit where call_id = ?"
                                + " order by pressed_at, entry_id",
                        row -> new Digit(row.getString("pressed_key"), time(row, "pressed_at")),
                        id),
                list(
                        connection,
                        "select response_id, status, input_text, input_audio, cached_text, cached_audio, output_text,"
                                + " output_audio, ended_at from switchboard_response where call_id = ?"
                                + " order by ended_at, response_id",
                        row -> new Response(
                                row.getString("response_id"),
                                row.getString("status"),
                                usage(row),
                                time(row, "ended_at")),
                        id),
                list(
                        connection,
                        "select kind, detail, happened_at from switchboard_moment where call_id = ?"
                                + " order by happened_at, entry_id",
                        row -> new Moment(row.getString("kind"), row.getString("detail"), time(row, "happened_at")),
                        id));
    }

    static Action action(ResultSet row) throws SQLException {
        Instant startedAt = time(row, "started_at");
        Instant finishedAt = timeOrNull(row, "finished_at");
        return new Action(
                row.getString("function_call_id"),
                row.getString("tool"),
                row.getString("arguments"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("answer"),
                row.getInt("attempts"),
                startedAt,
                finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt),
                row.getString("repeat_of"),
                Instructions.read(row.getString("instructions")),
                settlement(row));
    }

    private static @Nullable Settlement settlement(ResultSet row) throws SQLException {
        String by = row.getString("settled_by");
        return by == null ? null : new Settlement(row.getString("settled_answer"), by, time(row, "settled_at"));
    }

    private static @Nullable Usage usage(ResultSet row) throws SQLException {
        long inputText = row.getLong("input_text");
        return row.wasNull()
                ? null
                : new Usage(
                        inputText,
                        row.getLong("input_audio"),
                        row.getLong("cached_text"),
                        row.getLong("cached_audio"),
                        row.getLong("output_text"),
                        row.getLong("output_audio"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
