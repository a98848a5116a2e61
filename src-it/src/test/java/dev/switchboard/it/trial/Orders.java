package dev.switchboard.it.trial;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Somebody else changes each order at the same time, so that only a second attempt goes through. */
@ApplicationScoped
public class Orders {

    private final AtomicInteger attempts = new AtomicInteger();

    @Resource(lookup = "java:app/jdbc/receptionist")
    private DataSource dataSource;

    void cancel(long number, String by) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into scribble (text) values (?)")) {
            insert.setString(1, "order " + number + " cancelled by " + by);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (attempts.incrementAndGet() % 2 == 1) {
            throw new OptimisticLockException("changed meanwhile");
        }
    }
}
