package dev.switchboard.it.away;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes into a table that the test makes. */
@ApplicationScoped
public class AwayTools {

    @Resource(lookup = "java:app/jdbc/away")
    private DataSource dataSource;

    @Tool("Keeps a note")
    public String keepNote(@ToolParam("the note") String text) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into away_note (text) values (?)")) {
            insert.setString(1, text);
            insert.executeUpdate();
            return "kept";
        }
    }
}
