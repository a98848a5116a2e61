package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/**
 * The tutorial and the how-tos, done as their readers would, with what the pages show. All their applications are deployed
 * to one server, each with an emulator's port of its own.
 */
class PagesIT {

    private static final String PROPERTIES = "src/main/resources/META-INF/microprofile-config.properties";
    private static final String AGENT = "src/main/java/bakery/Bakery.java";
    private static final String BREAD = "src/main/java/bakery/Bread.java";
    private static final String TOOLS = "src/main/java/bakery/BakeryTools.java";
    private static final String PHONE_CALL = "src/test/java/bakery/PhoneCall.java";
    private static final String AGENTS_TEST = "src/test/java/bakery/BakeryCallIT.java";

    private static final String LEAVES_A_MESSAGE = """
            name: A message
            steps:
              - agent: ${greeting}
              - caller: Whom can I leave a message for?
              - call: listRecipients
              - caller: Two loaves for me, please. That is for the baker.
              - call: leaveMessage
                arguments: { recipient: baker, text: Two loaves, name: Ada }
              - hangUp: caller
            """;

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int HTTP_PORT = Receptionist.freePort();

    private static Page tutorial;
    private static ShownBakery bakery;
    private static ShownBakery changed;
    private static ShownBakery onPostgres;
    private static ShownBakery withOwnPort;

    private static EmbeddedPostgres postgres;
    private static Process server;

    @BeforeAll
    static void deploy() throws Exception {
        tutorial = Page.of("tutorial/first-tool.md");
        Page agentsTest = Page.of("how-to/test-an-agent.md");
        bakery = new ShownBakery("bakery", HTTP_PORT)
                .files(tutorial, BREAD, TOOLS, AGENT, PHONE_CALL)
                .files(agentsTest, AGENTS_TEST)
                .properties(tutorial.file(PROPERTIES))
                .build();
        changed = new ShownBakery("changed", HTTP_PORT)
                .files(tutorial, BREAD, AGENT, PHONE_CALL)
                .file(TOOLS, tutorial.files(TOOLS).get(1))
                .files(agentsTest, AGENTS_TEST)
                .properties(tutorial.file(PROPERTIES))
                .build();
        Page usePostgres = Page.of("how-to/use-postgresql.md");
        onPostgres = new ShownBakery("postgres", HTTP_PORT)
                .files(tutorial, BREAD, TOOLS, AGENT, PHONE_CALL)
                .files(usePostgres, "src/main/java/bakery/BakeryDatabase.java")
                .properties(tutorial.file(PROPERTIES) + usePostgres.file(PROPERTIES))
                .add(new File(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()))
                .build();
        withOwnPort = new ShownBakery("messages", HTTP_PORT)
                .files(Page.of("how-to/use-your-own-port.md"), AGENT, "src/main/java/bakery/BakeryMessageBox.java")
                .phoneCall(tutorial, LEAVES_A_MESSAGE)
                .properties(tutorial.file(PROPERTIES))
                .add("tools")
                .add(NoteTable.class)
                .build();
        postgres = EmbeddedPostgres.start();
        start(bakery, changed, onPostgres, withOwnPort);
    }

    /** The tutorial's command, with the other applications, and where PostgreSQL is, as its page says it. */
    private static void start(ShownBakery... all) throws IOException {
        String shown = tutorial.blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("java -jar"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(shown.replace("8080", "" + HTTP_PORT)
                .replace("target/payara-micro.jar", Receptionist.property("it.payara"))
                .replace("target/bakery.war", "bakery.war")
                .split(" ", -1)));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                1,
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dbakery.database.url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres"));
        for (ShownBakery other : all) {
            if (other != bakery) {
                command.addAll(List.of("--deploy", other.name() + ".war"));
            }
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BAKERY_DATABASE_USER", "postgres");
        builder.environment().put("BAKERY_DATABASE_PASSWORD", "postgres");
        server = builder.directory(ShownBakery.DIRECTORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ShownBakery.DIRECTORY.resolve("server.txt").toFile())
                .start();
        for (ShownBakery each : all) {
            await(each.name()).atMost(LONGEST_START).until(() -> asksForASignature(each));
        }
    }

    private static boolean asksForASignature(ShownBakery shown) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(shown.webhook())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 401;
        } catch (IOException e) {
            if (!server.isAlive()) {
                throw new IllegalStateException("the server ended, see " + ShownBakery.DIRECTORY, e);
            }
            return false;
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.destroy();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void theTutorialsFirstToolAnswersAsThePageSays() throws Exception {
        assertThat(bakery.call()).isEqualTo(tutorial.blocks("text").get(0));
    }

    @Test
    void theTutorialsFirstToolRefusesTooManyLoaves() throws Exception {
        assertThat(bakery.call(tutorial, "loaves: 2", "loaves: 25"))
                .contains(tutorial.blocks("text").get(1));
    }

    @Test
    void theTutorialsChangedToolAnswersAsThePageSays() throws Exception {
        assertThat(changed.call()).isEqualTo(tutorial.blocks("text").get(2));
    }

    @Test
    void theAgentsTestPassesBeforeAndAfterTheChange() throws Exception {
        bakery.runTests("bakery.BakeryCallIT");
        changed.runTests("bakery.BakeryCallIT");
    }

    @Test
    void theApplicationsOwnPortIsUsed() throws Exception {
        assertThat(withOwnPort.call())
                .contains("Messages can be left for Baker, Accounting.")
                .contains("Your message for Baker is left.");
    }

    @Test
    void theCallIsInPostgresql() throws Exception {
        assertThat(onPostgres.call()).contains("That is 8 dollars and 40 cents.");

        String sql = Page.of("how-to/use-postgresql.md").blocks("sql").get(0);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("caller_number")).isEqualTo("+14155550123");
            assertThat(row.getString("agent")).isEqualTo("bakery");
        }
    }
}
