package dev.switchboard.it.trial;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Makes the table of {@link ScribbleTools}. */
@WebListener
public class ScribbleTable implements ServletContextListener {

    @Resource(lookup = "java:app/jdbc/receptionist")
    private DataSource dataSource;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists scribble (text varchar(200) not null)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
