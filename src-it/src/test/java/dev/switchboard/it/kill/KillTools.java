package dev.switchboard.it.kill;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.Call;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.Invocation;
import dev.switchboard.api.NotDoneException;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolFinished;
import dev.switchboard.api.ToolParam;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Tools of each kind. What one writes has the key of the invocation that wrote it, so that it can be counted from
 * outside. Each takes as long as it is told to.
 */
@ApplicationScoped
public class KillTools {

    /** Whom to call. */
    public static final String NUMBER = "+18005550177";

    private static final System.Logger LOG = System.getLogger(KillTools.class.getName());

    static final String DATA_SOURCE = "java:app/jdbc/kill";

    /** What {@link #bookAndSay} wants said. */
    static final String WORDS = "Your number is forty two.";

    /** How the line in the log begins that tells that a tool's outcome is committed. */
    static final String FINISHED = "finished %s: ";

    private static final int PAYMENT_REQUIRED = 402;
    private static final int SERVER_ERROR = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Has all of them. */
    @Agent(name = "kill", numbers = NUMBER, tools = KillTools.class)
    @ApplicationScoped
    public static class Desk implements CallHandler {

        @Override
        public Answer answer(IncomingCall call) {
            return Answer.accept().greeting("Hello.");
        }

        /** What a test waits for that cannot look into the database while the server has it. */
        void finished(@Observes(during = TransactionPhase.AFTER_SUCCESS) ToolFinished finished) {
            LOG.log(Level.INFO, FINISHED.formatted(finished.tool()) + finished.outcome());
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    @Inject
    private Invocation invocation;

    @Inject
    private Call call;

    private void write(int millis) throws SQLException, InterruptedException {
        KillingDataSource.inTheTool();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into effect (invocation) values (?)")) {
            insert.setString(1, invocation.idempotencyKey());
            insert.executeUpdate();
        }
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** Another system, in another process. */
    private void pay() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("kill.payments")))
                .timeout(PATIENCE)
                .header("Idempotency-Key", invocation.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status == PAYMENT_REQUIRED) {
            throw new NotDoneException("The card was declined.");
        }
        if (status >= SERVER_ERROR) {
            throw new IOException("status " + status);
        }
    }

    @Tool("Books")
    public String book(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        return "booked";
    }

    @Tool("Books, and the caller must hear some words")
    public String bookAndSay(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        call.say(WORDS);
        return "booked";
    }

    @Tool("Books, and ends the call")
    public String goodbye(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        call.hangUp();
        return "booked";
    }

    @Tool("Books at the second attempt")
    @Retry(maxRetries = 2, delay = 0)
    public String bookAtLast(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        if (invocation.attempt() == 1) {
            throw new IllegalStateException("the first attempt");
        }
        return "booked at last";
    }

    @Tool("Books where it is fast enough")
    @Timeout(200)
    @Retry(maxRetries = 1, delay = 0)
    public String bookInTime(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        return "booked in time";
    }

    @Tool("Does not book")
    public String bookInVain(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        throw new ToolException("There is no room.");
    }

    /** Fails in the process that is going to be killed, and would not in the next one. */
    @Tool("Books where all is well")
    public String bookWhereAllIsWell(@ToolParam("how long it takes") int millis) throws Exception {
        write(millis);
        if (!System.getProperty(KillPoint.PROPERTY, "").isEmpty()) {
            throw new ToolException("All is not well.");
        }
        return "booked";
    }

    @Tool(value = "Pays", openWorld = true)
    public String pay(@ToolParam("how long it takes") int millis) throws Exception {
        pay();
        write(millis);
        return "paid";
    }

    @Tool(value = "Pays at a service that recognises a repeated request", openWorld = true, idempotent = true)
    public String payAgain(@ToolParam("how long it takes") int millis) throws Exception {
        pay();
        write(millis);
        return "paid";
    }

    @Tool(value = "Looks", readOnly = true)
    public String look(@ToolParam("how long it takes") int millis) throws Exception {
        KillingDataSource.inTheTool();
        TimeUnit.MILLISECONDS.sleep(millis);
        return "seen";
    }
}
