package dev.switchboard.it.kill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * What is found afterwards.
 *
 * @param outcome the invocation's
 * @param effects how often the tool's own write is there
 * @param keys how many keys the other system was asked with
 * @param requests how often it was asked
 * @param answers the different answers that the service got
 * @param said whether the caller heard what the tool wanted said
 * @param told whether the model was told what came of work that had been promised
 * @param state what became of the call
 */
record Found(
        String outcome,
        long effects,
        int keys,
        int requests,
        Set<String> answers,
        boolean said,
        boolean told,
        String state) {

    private static final String STATE = "select state from switchboard_call";

    static Found in(Database.Running database, Payments payments, Sent sent, boolean said) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            return new Found(
                    text(statement, "select outcome from switchboard_invocation"),
                    Long.parseLong(text(statement, "select count(*) from effect")),
                    payments.keys(),
                    payments.requests(),
                    sent.answers(),
                    said,
                    sent.isTold(),
                    text(statement, STATE));
        }
    }

    /** What has become of the call so far. */
    static String stateIn(Database.Running database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            return text(statement, STATE);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : "no row";
            return row.next() ? "several rows" : text;
        }
    }
}
