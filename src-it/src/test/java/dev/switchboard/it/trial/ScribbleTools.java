package dev.switchboard.it.trial;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Tools that write, each in its own bad way, to a table of their own. */
@ApplicationScoped
public class ScribbleTools {

    @Inject
    private Call call;

    @Inject
    private Journal journal;

    @Resource(lookup = "java:app/jdbc/receptionist")
    private DataSource dataSource;

    @Tool("Writes, waits, writes")
    public String writeSlowly(@ToolParam("how long, in milliseconds") int millis)
            throws SQLException, InterruptedException {
        write("slow");
        TimeUnit.MILLISECONDS.sleep(millis);
        return "written";
    }

    @Tool("Writes until it is interrupted")
    @Timeout(30)
    public void writeUntilInterrupted() throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            write("interrupted");
            journal.append();
        }
    }

    @Tool(value = "Asks for a taxi somewhere else, and gets no answer", openWorld = true)
    public void orderTaxi() throws SQLException {
        journal.append("taxi " + call.id());
        throw new IllegalStateException("no answer");
    }

    @Tool("Fails")
    public void fail() {
        throw new IllegalStateException("the secret reason");
    }

    private void write(String text) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into scribble (text) values (?)")) {
            insert.setString(1, text);
            insert.executeUpdate();
        }
    }
}
