package dev.switchboard.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters one after the other. */
final class RowValues {

    private final PreparedStatement statement;
    private int last;

    RowValues(PreparedStatement statement) {
        this.statement = statement;
    }

    void text(@Nullable String value) throws SQLException {
        statement.setString(++last, value);
    }

    void number(@Nullable Long value) throws SQLException {
        statement.setObject(++last, value, Types.BIGINT);
    }

    void time(Instant value) throws SQLException {
        statement.setObject(++last, value.atOffset(ZoneOffset.UTC));
    }
}
