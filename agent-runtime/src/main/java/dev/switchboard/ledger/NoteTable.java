package dev.switchboard.ledger;

import dev.switchboard.call.Note;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Where notes of one kind are kept. The first two columns are the call and what names the note within it: one that is
 * there already is not written again.
 *
 * @param kind which notes
 * @param table the table
 * @param columns its columns, in the order of the values
 * @param row the values of a note after the call's id
 */
record NoteTable<N extends Note>(Class<N> kind, String table, List<String> columns, Row<N> row) {

    /** A server that does not answer must not hold the recorder for ever. */
    private static final int LONGEST_SECONDS = (int) Duration.ofSeconds(5).toSeconds();

    /** The values of a note. */
    @FunctionalInterface
    interface Row<N extends Note> {

        /**
         * Sets them.
         *
         * @return what names the note within its call, the first of the values
         */
        String fill(RowValues values, KeptNote kept, N note) throws SQLException;
    }

    /** Writes those of the notes that belong here, in one batch. */
    void write(Connection connection, List<KeptNote> notes) throws SQLException {
        List<KeptNote> ours =
                notes.stream().filter(kept -> kind.isInstance(kept.note())).toList();
        if (ours.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(insertIfAbsent())) {
            insert.setQueryTimeout(LONGEST_SECONDS);
            for (KeptNote kept : ours) {
                RowValues values = new RowValues(insert);
                values.text(kept.callId());
                String name = row.fill(values, kept, kind.cast(kept.note()));
                values.text(kept.callId());
                values.text(name);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String insertIfAbsent() {
        String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + values
                + " where not exists (select 1 from " + table + " where call_id = ? and " + columns.get(1) + " = ?)";
    }
}
