package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.Driver;

/** An application on PostgreSQL that is not there when it starts, comes, goes away during a call, and comes back. */
@ExtendWith(ArquillianExtension.class)
class DatabaseAwayIT {

    private static final String NUMBER = "+18005550155";
    private static final int PORT = Receptionist.freePort();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Receptionist.war();
        WebArchive war = ShrinkWrap.create(WebArchive.class, "away.war")
                .addPackage("dev.switchboard.it.away")
                .addAsLibraries(new File(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()))
                .addAsWebInfResource(new StringAsset(""), "beans.xml")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <data-source>
                            <name>java:app/jdbc/away</name>
                            <class-name>org.postgresql.ds.PGSimpleDataSource</class-name>
                            <url>jdbc:postgresql://127.0.0.1:%d/postgres</url>
                            <user>postgres</user>
                            <password>postgres</password>
                            <property>
                              <name>fish.payara.is-connection-validation-required</name>
                              <value>true</value>
                            </property>
                            <property>
                              <name>fish.payara.connection-validation-method</name>
                              <value>auto-commit</value>
                            </property>
                            <property>
                              <name>fish.payara.fail-all-connections</name>
                              <value>true</value>
                            </property>
                          </data-source>
                        </web-app>
                        """.formatted(PORT)))
                .addAsResource(
                        new StringAsset("""
                        switchboard.ledger.datasource=java:app/jdbc/away
                        switchboard.openai.base-url=http://127.0.0.1:%d/v1
                        switchboard.openai.api-key=sk-it
                        switchboard.webhook.secrets=%s
                        switchboard.reconcile.every=2s
                        """.formatted(Receptionist.API_PORT, Receptionist.SECRET)),
                        "META-INF/microprofile-config.properties");
        DispatchWar.addRuntime(war);
        return war;
    }

    private static EmbeddedPostgres postgres(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(PORT)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private HttpResponse<String> ready() throws IOException, InterruptedException {
        URI health = Receptionist.local(application).resolve("/health/ready");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
    }

    private void awaitReady(int status) {
        await().atMost(PATIENCE).until(() -> ready().statusCode() == status);
    }

    private Emulator emulator(String script, Heard heard) throws IOException {
        return emulator(script, heard, new FrameListener() {});
    }

    private Emulator emulator(String script, Heard heard, FrameListener frames) throws IOException {
        return Emulator.builder()
                .httpPort(Receptionist.API_PORT)
                .webhook(Receptionist.local(application).resolve("switchboard/webhook"), Receptionist.SECRET)
                .apiKey("sk-it")
                .perWord(Duration.ofMillis(100))
                .patience(PATIENCE)
                .script(Script.parse("script", script))
                .listener(heard)
                .frames(frames)
                .start();
    }

    private static List<String> column(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private static void createTable(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table away_note (text varchar(80))");
        }
    }

    private static final String NOTE = """
            name: note
            steps:
              - agent: ${greeting}
              - caller: Keep this.
              - call: keepNote
                arguments: {text: "first"}
              - hangUp: caller
            """;

    /** The words in between give the database the time to go and to come back. */
    private static final String NOTES = """
            name: notes
            steps:
              - agent: ${greeting}
              - caller: Keep this.
              - call: keepNote
                arguments: {text: "before"}
              - caller: gone %s
              - call: keepNote
                arguments: {text: "meanwhile"}
              - caller: back %s
              - call: keepNote
                arguments: {text: "after"}
              - hangUp: caller
            """.formatted("word ".repeat(80), "word ".repeat(200));

    /** The words in between give the database the time to stop. */
    private static final String NOTE_WHILE_IT_HANGS = """
            name: hangs
            steps:
              - agent: ${greeting}
              - caller: hangs %s
              - call: keepNote
                arguments: {text: "hanging"}
              - hangUp: caller
            """.formatted("word ".repeat(20));

    @BadInput(
            door = "database",
            input = "down at start, and there later",
            answer = "the application is deployed; SWB-5013 in the log, not ready; webhooks 503, until it is there",
            rows = "none → as if it had been there")
    @BadInput(
            door = "database",
            input = "down when a webhook comes",
            answer = "503 and SWB-5003 in the log; the service delivers it again",
            rows = "none → one")
    @BadInput(
            door = "database",
            input = "goes away during a call",
            answer =
                    "the call goes on; its tools answer that it is not certain whether it went through; not ready, webhooks 503, until it is back",
            rows = "what was committed, once; what was said, asked for and told meanwhile is written when it is back")
    @BadInput(
            door = "database",
            input = "hangs during a call, and goes on",
            answer =
                    "the call goes on: the caller hears that it takes a moment; the tool's answer comes when it is there",
            rows = "as if it had not hung")
    @Test
    void servesWhenItsDatabaseComesAndGoesAndComesBack() throws Exception {
        Path data = Files.createTempDirectory(Receptionist.directory(), "postgres");
        assertThat(ready().body()).contains("switchboard-database").contains("DOWN");
        Receptionist.logWith("SWB-5013");
        Heard first = new Heard();
        EmbeddedPostgres postgres;
        try (Emulator emulator = emulator(NOTE, first);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(NUMBER, emulator.sipPort(), "Ada", "+12125550663");
            assertThat(first.first(WebhookAnswered.class).status()).isEqualTo(503);
            Receptionist.logWith("SWB-5003");
            postgres = postgres(data);
            createTable(postgres);
            first.first(ScriptFinished.class);
            call.hangUp();
            first.end();
        }
        assertThat(column(postgres, "select text from away_note")).containsExactly("first");
        awaitReady(200);
        hangsDuringACall(data);
        awaitReady(200);
        goesAwayDuringACall(postgres, data);
    }

    private void hangsDuringACall(Path data) throws Exception {
        Heard heard = new Heard();
        CountDownLatch hold = new CountDownLatch(1);
        FrameListener frames = new FrameListener() {
            @Override
            public void received(String callId, String message) {
                if (message.contains("\"hold\"")) {
                    hold.countDown();
                }
            }
        };
        try (Emulator emulator = emulator(NOTE_WHILE_IT_HANGS, heard, frames);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(NUMBER, emulator.sipPort(), "Ada", "+12125550663");
            heard.first(AgentSaid.class);
            signal("STOP", data);
            try {
                assertThat(hold.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .as("the caller hears that it takes a moment")
                        .isTrue();
                assertThat(heard.all(FunctionAnswered.class)).isEmpty();
            } finally {
                signal("CONT", data);
            }
            heard.first(ScriptFinished.class);
            call.hangUp();
            heard.end();
            assertThat(heard.all(FunctionAnswered.class))
                    .extracting(FunctionAnswered::output)
                    .containsExactly("kept");
        }
    }

    /** To the database server and the processes of its connections. */
    private static void signal(String name, Path data) throws Exception {
        long server = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(server)));
        ProcessHandle.of(server).orElseThrow().descendants().forEach(one -> command.add(String.valueOf(one.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private void goesAwayDuringACall(EmbeddedPostgres before, Path data) throws Exception {
        Heard heard = new Heard();
        EmbeddedPostgres after;
        try (Emulator emulator = emulator(NOTES, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(NUMBER, emulator.sipPort(), "Ada", "+12125550663");
            awaitAnswers(heard, 1);
            before.close();
            awaitAnswers(heard, 2);
            awaitReady(503);
            assertThat(new Webhooks(Receptionist.local(application))
                            .deliver("wh_away", Webhooks.incoming("rtc_away", NUMBER)))
                    .isEqualTo(503);
            after = postgres(data);
            awaitReady(200);
            heard.first(ScriptFinished.class);
            call.hangUp();
            heard.end();
        }
        try (after) {
            assertThat(heard.all(CallerSaid.class)).hasSize(3);
            assertThat(heard.all(FunctionAnswered.class)).hasSize(3);
            assertThat(heard.all(FunctionAnswered.class).get(1).output())
                    .as("with the ledger away nobody can tell what was committed")
                    .contains("not certain yet");
            assertThat(column(after, "select text from away_note"))
                    .containsExactly("first", "hanging", "before", "after");
            await().atMost(PATIENCE)
                    .until(() -> column(
                                    after,
                                    "select state from switchboard_call where call_id = '" + heard.callId() + "'")
                            .equals(List.of("ENDED")));
            assertNothingIsLost(after, heard);
        }
    }

    /** What was said and asked for while the database was away, like all the rest; and what was committed, and no more. */
    private static void assertNothingIsLost(EmbeddedPostgres after, Heard heard) throws Exception {
        String ofCall = " where call_id = '" + heard.callId() + "' ";
        assertThat(column(after, "select text from switchboard_turn" + ofCall + "and speaker = 'CALLER'"))
                .containsExactlyInAnyOrderElementsOf(heard.all(CallerSaid.class).stream()
                        .map(CallerSaid::text)
                        .toList());
        assertThat(column(after, "select arguments from switchboard_receipt" + ofCall + "order by received_at"))
                .satisfiesExactly(
                        asked -> assertThat(asked).contains("before"),
                        asked -> assertThat(asked).contains("meanwhile"),
                        asked -> assertThat(asked).contains("after"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(column(
                                after,
                                "select outcome || ' ' || arguments from switchboard_invocation" + ofCall
                                        + "order by started_at"))
                        .satisfiesExactly(
                                row -> assertThat(row).startsWith("COMMITTED").contains("before"),
                                row -> assertThat(row).startsWith("UNKNOWN").contains("meanwhile"),
                                row -> assertThat(row).startsWith("COMMITTED").contains("after")));
    }

    private static void awaitAnswers(Heard heard, int count) {
        await().atMost(PATIENCE).until(() -> heard.all(FunctionAnswered.class).size() >= count);
    }
}
