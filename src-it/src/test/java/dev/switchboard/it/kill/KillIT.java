package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.it.Heard;
import dev.switchboard.it.Receptionist;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server's process is killed at a point of a function call's way and started again, while the service keeps the
 * call. With {@code -Dkill.matrix=all} at every point, for each kind of tool, on both databases.
 */
class KillIT {

    private static final String KEY = "sk-kill";

    @TempDir
    private Path directory;

    /** What is found afterwards. */
    private record Found(String outcome, long effects, int payments, int requests, Set<String> answers) {}

    static Stream<Arguments> cells() {
        if (System.getProperty("kill.matrix", "").equals("all")) {
            return Stream.of(Database.values())
                    .flatMap(database -> Stream.of(Kind.values())
                            .flatMap(kind -> kind.points().map(point -> Arguments.of(database, kind, point))));
        }
        return Stream.of(
                Arguments.of(Database.POSTGRESQL, Kind.BOOK, KillPoint.AFTER_THE_COMMIT),
                Arguments.of(Database.H2, Kind.BOOK, KillPoint.AFTER_THE_METHOD),
                Arguments.of(Database.POSTGRESQL, Kind.PAY, KillPoint.AFTER_THE_METHOD),
                Arguments.of(Database.H2, Kind.PAY_AGAIN, KillPoint.BEFORE_THE_COMMIT));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void doesItOnceAndAnswersOnce(Database database, Kind kind, KillPoint point) throws Exception {
        Found found;
        try (Database.Running running = database.start(directory)) {
            found = play(running, kind, point);
        }
        note(database, kind, point, found);

        assertThat(found.answers()).as("different answers").hasSizeLessThanOrEqualTo(1);
        if (point == KillPoint.BEFORE_THE_RECEIPT && found.answers().isEmpty()) {
            // what was read and not receipted nobody can recover; the model is made to ask again
            assertThat(found.effects()).isZero();
            return;
        }
        assertThat(found.answers()).hasSize(1);
        kind.check(point, found.outcome(), found.effects(), found.payments(), found.requests());
    }

    private Found play(Database.Running database, Kind kind, KillPoint point) throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer payments = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        payments.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        payments.start();
        int apiPort = Receptionist.freePort();
        Set<String> answers = new ConcurrentSkipListSet<>();
        Heard heard = new Heard();
        try (KilledServer server = server(database, payments, apiPort, point);
                Emulator emulator = Emulator.builder()
                        .httpPort(apiPort)
                        .webhook(server.application().resolve("switchboard/webhook"), Receptionist.SECRET)
                        .apiKey(KEY)
                        .script(Script.parse("kill", kind.script()))
                        .patience(Duration.ofMinutes(4))
                        .listener(heard)
                        .frames(outputs(answers))
                        .start();
                SipPhone phone = SipPhone.udp()) {
            server.awaitReady();
            DialedCall call = phone.dial(KillTools.NUMBER, emulator.sipPort(), "Ada", "+14155550123");
            assertThat(call.answer().get(60, TimeUnit.SECONDS)).isEqualTo(200);
            if (point == KillPoint.AFTER_THE_ANSWER_IS_SENT) {
                heard.first(FunctionAnswered.class);
                server.kill();
            }
            server.startAgain();
            awaitEnd(heard, point);
            call.hangUp();
            heard.end();
        } finally {
            payments.stop(0);
        }
        return found(database, keys, answers);
    }

    /** The conversation goes on to its end, but for what was lost. */
    private static void awaitEnd(Heard heard, KillPoint point) {
        boolean mayBeLost = point == KillPoint.BEFORE_THE_RECEIPT;
        Awaitility.await()
                .atMost(Duration.ofSeconds(mayBeLost ? 20 : 60))
                .until(() -> mayBeLost
                        || !heard.all(ScriptFinished.class).isEmpty()
                        || !heard.all(ScriptStuck.class).isEmpty());
        assertThat(heard.all(ScriptStuck.class)).isEmpty();
    }

    private KilledServer server(Database.Running database, HttpServer payments, int apiPort, KillPoint point)
            throws IOException {
        Path war = KillWar.write(directory.resolve("kill.war"), database, apiPort, KEY);
        return new KilledServer(
                Path.of(Receptionist.property("it.payara")),
                war,
                results().resolve("server.log"),
                Receptionist.freePort(),
                List.of("-Dkill.payments=http://127.0.0.1:"
                        + payments.getAddress().getPort() + "/"),
                point);
    }

    private static Path results() throws IOException {
        return Files.createDirectories(
                Path.of(Receptionist.property("it.directory")).resolveSibling("kill"));
    }

    private static FrameListener outputs(Set<String> answers) {
        return new FrameListener() {
            @Override
            public void received(String callId, String message) {
                JsonObject item = new JsonObject(message).getJsonObject("item");
                if (item != null && item.getString("type").equals("function_call_output")) {
                    answers.add(item.getString("call_id") + " " + item.getString("output"));
                }
            }
        };
    }

    private static Found found(Database.Running database, List<String> keys, Set<String> answers) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            Set<String> different = ConcurrentHashMap.newKeySet();
            different.addAll(keys);
            return new Found(
                    text(statement, "select outcome from switchboard_invocation"),
                    Long.parseLong(text(statement, "select count(*) from effect")),
                    different.size(),
                    keys.size(),
                    answers);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : "no row";
            return row.next() ? "several rows" : text;
        }
    }

    private static void note(Database database, Kind kind, KillPoint point, Found found) throws IOException {
        Files.writeString(
                results().resolve("matrix.md"),
                "| %s | %s | %s | %s | %d | %d of %d | %d |%n"
                        .formatted(
                                database,
                                kind.words(),
                                point.words(),
                                found.outcome(),
                                found.effects(),
                                found.payments(),
                                found.requests(),
                                found.answers().size()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
