package dev.switchboard.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of a tool's attempt, as the container would have it: every statement of ours joins it. */
final class OpenTransaction implements AutoCloseable {

    private final Connection connection;

    OpenTransaction(TestDatabase database) throws SQLException {
        connection = database.connection();
        connection.setAutoCommit(false);
    }

    /** The data source as those see it who are in this transaction. */
    LedgerDataSource dataSource() {
        return new LedgerDataSource() {
            @Override
            Connection connection() {
                return joined();
            }
        };
    }

    private Connection joined() {
        return (Connection) Proxy.newProxyInstance(
                OpenTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back what is not committed. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
