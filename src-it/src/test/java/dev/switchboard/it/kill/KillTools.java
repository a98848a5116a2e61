package dev.switchboard.it.kill;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.Invocation;
import dev.switchboard.api.Tool;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A tool of each kind. */
@ApplicationScoped
public class KillTools {

    static final String NUMBER = "+18005550177";
    static final String DATA_SOURCE = "java:app/jdbc/kill";

    /** Has all of them. */
    @Agent(name = "kill", numbers = NUMBER, tools = KillTools.class)
    @ApplicationScoped
    public static class Desk implements CallHandler {

        @Override
        public Answer answer(IncomingCall call) {
            return Answer.accept().greeting("Hello.");
        }
    }

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    @Inject
    private Invocation invocation;

    private void write(String what) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into effect (what) values (?)")) {
            insert.setString(1, what);
            insert.executeUpdate();
        }
    }

    /** Another system, in another process. */
    private void pay() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("kill.payments")))
                .header("Idempotency-Key", invocation.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var unused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Tool("Books")
    public String book() throws SQLException {
        write("booked");
        return "booked";
    }

    @Tool(value = "Pays", openWorld = true)
    public String pay(String what) throws Exception {
        pay();
        write("noted the payment");
        return "paid " + what;
    }

    @Tool(value = "Pays at a service that recognises a repeated request", openWorld = true, idempotent = true)
    public String payAgain(String what) throws Exception {
        pay();
        write("noted the payment");
        return "paid " + what;
    }

    @Tool(value = "Looks", readOnly = true)
    public String look() {
        return "seen";
    }
}
