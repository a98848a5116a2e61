package dev.switchboard.it.caller;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Makes the table of {@link CallerTools}. */
@WebListener
public class CallerTable implements ServletContextListener {

    @Resource(lookup = "java:app/jdbc/receptionist")
    private DataSource dataSource;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists caller_note (call_id varchar(128), text varchar(2000000))");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
