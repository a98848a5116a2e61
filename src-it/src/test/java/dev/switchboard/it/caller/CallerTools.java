package dev.switchboard.it.caller;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tools that show what a call can do. */
@ApplicationScoped
public class CallerTools {

    @Inject
    private Call call;

    @Resource(lookup = "java:app/jdbc/receptionist")
    private DataSource dataSource;

    @Tool("Keep a note")
    public String keepNote(
            @ToolParam("what to keep") String text,
            @ToolParam(value = "in how many copies", required = false) @Nullable Integer copies)
            throws SQLException {
        write(text);
        return "kept " + text.length();
    }

    @Tool("Keep a note, in no hurry")
    public String keepNoteSlowly(
            @ToolParam("what to keep") String text, @ToolParam("how long it takes, in milliseconds") int millis)
            throws SQLException, InterruptedException {
        write(text);
        TimeUnit.MILLISECONDS.sleep(millis);
        return "kept at last";
    }

    @Tool("Say goodbye and end the call")
    public String sayGoodbye() {
        call.hangUp();
        return "Say goodbye.";
    }

    @Tool(value = "Check the customer number that the caller has typed in", readOnly = true)
    public String checkNumber() {
        List<String> keys = call.keys();
        if (keys.isEmpty()) {
            throw new ToolException("Please type in your customer number, and the hash key behind it.");
        }
        return "The number is " + keys.get(keys.size() - 1);
    }

    private void write(String text) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into caller_note (call_id, text) values (?, ?)")) {
            insert.setString(1, call.id());
            insert.setString(2, text);
            insert.executeUpdate();
        }
    }
}
