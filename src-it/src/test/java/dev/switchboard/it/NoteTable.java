package dev.switchboard.it;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Makes the table that the bakery of a how-to has already. */
@WebListener
public class NoteTable implements ServletContextListener {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists note (reference varchar(8) primary key,"
                    + " recipient varchar(80) not null, text varchar(1000) not null, phone varchar(40) not null)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
