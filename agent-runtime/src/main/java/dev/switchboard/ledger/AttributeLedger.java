package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The attributes of calls. Everything happens in the current transaction, where there is one. */
@ApplicationScoped
public class AttributeLedger {

    private LedgerDataSource dataSource;

    /** For the container's proxy. */
    protected AttributeLedger() {}

    @Inject
    AttributeLedger(LedgerDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads an attribute.
     *
     * @param callId the call
     * @param name the attribute's name
     * @return its value, or empty where it has none
     * @throws SQLException when the database cannot be read
     */
    public Optional<String> get(String callId, String name) throws SQLException {
        try (Connection connection = dataSource.connection();
                PreparedStatement select = connection.prepareStatement(
                        "select content from switchboard_attribute where call_id = ? and name = ?")) {
            select.setString(1, callId);
            select.setString(2, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * Writes an attribute.
     *
     * @param callId the call
     * @param name the attribute's name
     * @param value its value
     * @throws SQLException when the database cannot do it
     */
    public void put(String callId, String name, String value) throws SQLException {
        if (change("update switchboard_attribute set content = ? where call_id = ? and name = ?", value, callId, name)
                == 0) {
            change("insert into switchboard_attribute (content, call_id, name) values (?, ?, ?)", value, callId, name);
        }
    }

    /**
     * Takes an attribute away.
     *
     * @param callId the call
     * @param name the attribute's name
     * @throws SQLException when the database cannot do it
     */
    public void remove(String callId, String name) throws SQLException {
        change("delete from switchboard_attribute where call_id = ? and name = ?", callId, name);
    }

    private int change(String sql, String... parameters) throws SQLException {
        try (Connection connection = dataSource.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, Text.storable(parameters[i]));
            }
            return statement.executeUpdate();
        }
    }
}
