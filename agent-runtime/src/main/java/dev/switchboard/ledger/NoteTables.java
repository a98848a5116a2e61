package dev.switchboard.ledger;

import dev.switchboard.call.Note.Digit;
import dev.switchboard.call.Note.Interruption;
import dev.switchboard.call.Note.Moment;
import dev.switchboard.call.Note.ResponseEnded;
import dev.switchboard.call.Note.Turn;
import dev.switchboard.call.Note.Usage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of all kinds of notes. */
final class NoteTables {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_DETAIL = 400;

    private final String node;
    private final boolean keepsDigits;
    private final List<NoteTable<?>> tables;

    NoteTables(String node, boolean keepsDigits) {
        this.node = node;
        this.keepsDigits = keepsDigits;
        this.tables = List.of(
                new NoteTable<>(
                        Turn.class,
                        "switchboard_turn",
                        List.of("call_id", "item_id", "speaker", "text", "said_at"),
                        NoteTables::turn),
                new NoteTable<>(
                        Interruption.class,
                        "switchboard_interruption",
                        List.of("call_id", "item_id", "heard_millis", "interrupted_at"),
                        NoteTables::interruption),
                new NoteTable<>(
                        Digit.class,
                        "switchboard_digit",
                        List.of("call_id", "entry_id", "pressed_key", "pressed_at"),
                        this::digit),
                new NoteTable<>(
                        ResponseEnded.class,
                        "switchboard_response",
                        List.of(
                                "call_id",
                                "response_id",
                                "status",
                                "input_text",
                                "input_audio",
                                "cached_text",
                                "cached_audio",
                                "output_text",
                                "output_audio",
                                "ended_at"),
                        NoteTables::response),
                new NoteTable<>(
                        Moment.class,
                        "switchboard_moment",
                        List.of("call_id", "entry_id", "kind", "detail", "happened_at"),
                        this::moment));
    }

    /** Writes notes of any kinds, a batch for each kind. */
    void write(Connection connection, List<KeptNote> notes) throws SQLException {
        for (NoteTable<?> table : tables) {
            table.write(connection, notes);
        }
    }

    private static String turn(RowValues values, KeptNote kept, Turn turn) throws SQLException {
        String itemId = Text.cut(turn.itemId(), LONGEST_ID);
        values.text(itemId);
        values.text(turn.speaker().name());
        values.text(Text.storable(turn.text()));
        values.time(kept.at());
        return itemId;
    }

    private static String interruption(RowValues values, KeptNote kept, Interruption interruption) throws SQLException {
        String itemId = Text.cut(interruption.itemId(), LONGEST_ID);
        values.text(itemId);
        values.number(interruption.heardMillis());
        values.time(kept.at());
        return itemId;
    }

    /** Keys can be those of a card or a PIN, so that they are not kept where nobody asked for it. */
    private String digit(RowValues values, KeptNote kept, Digit digit) throws SQLException {
        String entryId = entryId(kept);
        values.text(entryId);
        values.text(keepsDigits ? Text.cut(digit.key(), 1) : null);
        values.time(kept.at());
        return entryId;
    }

    private static String response(RowValues values, KeptNote kept, ResponseEnded response) throws SQLException {
        String responseId = Text.cut(response.responseId(), LONGEST_ID);
        @Nullable Usage usage = response.usage().orElse(null);
        values.text(responseId);
        values.text(Text.cut(response.status(), LONGEST_WORD));
        values.number(usage == null ? null : usage.inputText());
        values.number(usage == null ? null : usage.inputAudio());
        values.number(usage == null ? null : usage.cachedText());
        values.number(usage == null ? null : usage.cachedAudio());
        values.number(usage == null ? null : usage.outputText());
        values.number(usage == null ? null : usage.outputAudio());
        values.time(kept.at());
        return responseId;
    }

    private String moment(RowValues values, KeptNote kept, Moment moment) throws SQLException {
        String entryId = entryId(kept);
        values.text(entryId);
        values.text(Text.cut(moment.kind(), LONGEST_WORD));
        values.text(Text.cut(moment.detail(), LONGEST_DETAIL));
        values.time(kept.at());
        return entryId;
    }

    /** Of one width, so that entries sort as they came. */
    private String entryId(KeptNote kept) {
        return "%s-%012d".formatted(node, kept.entry());
    }
}
