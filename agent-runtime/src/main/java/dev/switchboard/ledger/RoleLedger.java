package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The roles that calls hold, and which invocation each was granted in. */
@ApplicationScoped
public class RoleLedger {

    private LedgerDataSource dataSource;
    private NewTransaction newTransaction;

    /** For the container's proxy. */
    protected RoleLedger() {}

    @Inject
    RoleLedger(LedgerDataSource dataSource, NewTransaction newTransaction) {
        this.dataSource = dataSource;
        this.newTransaction = newTransaction;
    }

    /**
     * The roles that a call holds by now.
     *
     * @param callId the call
     * @return the roles of every transaction that is committed
     * @throws SQLException when the database cannot be read
     */
    public Set<String> roles(String callId) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select distinct role from switchboard_role where call_id = ?")) {
                select.setString(1, callId);
                try (ResultSet row = select.executeQuery()) {
                    Set<String> roles = new HashSet<>();
                    while (row.next()) {
                        roles.add(row.getString(1));
                    }
                    return roles;
                }
            }
        });
    }

    /**
     * Gives a call roles, in the current transaction.
     *
     * @param granting the invocation that grants them, whose row this transaction wrote
     * @param roles the roles
     * @throws SQLException when the database cannot do it
     */
    public void grant(InvocationKey granting, Set<String> roles) throws SQLException {
        if (roles.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.connection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into switchboard_role (call_id, function_call_id, role) values (?, ?, ?)")) {
            for (String role : roles) {
                insert.setString(1, granting.callId());
                insert.setString(2, granting.functionCallId());
                insert.setString(3, role);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
