package dev.switchboard.it.kill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose commit fails now and then: sometimes before the database did it, and sometimes behind that. Which of
 * both it was the exception does not say.
 */
final class LosingCommits {

    /** The system property that says how likely it is, from 0 to 1. */
    static final String CHANCE = "kill.lost-commits";

    private static final double LIKELIHOOD = Double.parseDouble(System.getProperty(CHANCE, "0"));
    private static final Random RANDOM = new Random(Long.getLong("kill.seed", 0));

    /** From the first time that somebody asks for invocations: the tables are there by then. */
    private static volatile boolean armed;

    private LosingCommits() {}

    static Connection of(Connection connection) {
        if (LIKELIHOOD == 0) {
            return connection;
        }
        return (Connection) Proxy.newProxyInstance(
                LosingCommits.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")
                            && ((String) args[0]).contains("switchboard_invocation")) {
                        armed = true;
                    }
                    if (armed && method.getName().equals("commit") && RANDOM.nextDouble() < LIKELIHOOD) {
                        lose(connection);
                    }
                    return invoke(connection, method, args);
                });
    }

    private static void lose(Connection connection) throws SQLException {
        if (RANDOM.nextBoolean()) {
            connection.commit();
        } else {
            connection.rollback();
        }
        throw new SQLException("the connection was lost at the commit", "08006");
    }

    static @Nullable Object invoke(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
