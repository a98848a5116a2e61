package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/**
 * The tutorial and the how-tos, done as their readers would, with what the pages show. All applications are deployed to one
 * server, each with an emulator's port of its own.
 */
class PagesIT {

    private static final String PROPERTIES = "src/main/resources/META-INF/microprofile-config.properties";
    private static final String AGENT = "src/main/java/bakery/Bakery.java";
    private static final String TOOLS = "src/main/java/bakery/BakeryTools.java";
    private static final String PHONE_CALL = "src/test/java/bakery/PhoneCall.java";
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

    private static final Path DIRECTORY = Receptionist.directory().resolveSibling("pages");
    private static final int HTTP_PORT = Receptionist.freePort();
    private static final Map<String, App> APPS = new TreeMap<>();

    private static EmbeddedPostgres postgres;
    private static Process server;

    /** An application that a page shows, and where its voice service is. */
    private record App(String name, int emulatorPort, Path classes) {

        URI webhook() {
            return URI.create("http://127.0.0.1:" + HTTP_PORT + "/" + name + "/switchboard/webhook");
        }
    }

    @BeforeAll
    static void deploy() throws Exception {
        Page tutorial = Page.of("tutorial/first-tool.md");
        deploy("bakery", tutorial, tutorial.file(TOOLS));
        deploy("changed", tutorial, tutorial.files(TOOLS).get(1));
        deployOnPostgres(tutorial);
        deployWithOwnPort(tutorial);
        postgres = EmbeddedPostgres.start();
        start(tutorial);
    }

    private static void deploy(String name, Page tutorial, String tools) throws IOException {
        int port = Receptionist.freePort();
        PageCompiler compiler = new PageCompiler(DIRECTORY.resolve(name));
        tutorial(compiler, tutorial, name, port);
        compiler.file(TOOLS, tools).file(AGENT, tutorial.file(AGENT));
        compiler.file(
                "src/test/java/bakery/BakeryCallTest.java",
                here(Page.of("how-to/test-an-agent.md").file("src/test/java/bakery/BakeryCallTest.java"), name, port));
        App app = new App(name, port, compiler.compile());
        write(war(app, here(tutorial.file(PROPERTIES), name, port)), app);
    }

    private static void deployOnPostgres(Page tutorial) throws IOException {
        int port = Receptionist.freePort();
        Page howTo = Page.of("how-to/use-postgresql.md");
        PageCompiler compiler = new PageCompiler(DIRECTORY.resolve("postgres"));
        tutorial(compiler, tutorial, "postgres", port);
        compiler.file(TOOLS, tutorial.file(TOOLS)).file(AGENT, tutorial.file(AGENT));
        String source = "src/main/java/bakery/BakeryDatabase.java";
        App app = new App(
                "postgres", port, compiler.file(source, howTo.file(source)).compile());
        write(
                war(app, here(tutorial.file(PROPERTIES), "postgres", port) + howTo.file(PROPERTIES))
                        .addAsLibrary(new File(Driver.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())),
                app);
    }

    private static void deployWithOwnPort(Page tutorial) throws IOException {
        int port = Receptionist.freePort();
        Page howTo = Page.of("how-to/use-your-own-port.md");
        PageCompiler compiler = new PageCompiler(DIRECTORY.resolve("messages"));
        String box = "src/main/java/bakery/BakeryMessageBox.java";
        compiler.file(box, howTo.file(box)).file(AGENT, howTo.file(AGENT));
        compiler.file(
                PHONE_CALL,
                here(tutorial.file(PHONE_CALL), "messages", port)
                        .replaceAll(
                                "(?s) *name: Asking.*?( *\"\"\";)",
                                LEAVES_A_MESSAGE.indent(12).replace("$", "\\$") + "$1"));
        App app = new App("messages", port, compiler.compile());
        WebArchive war = war(app, here(tutorial.file(PROPERTIES), "messages", port))
                .addClass(NoteTable.class)
                .addAsLibraries(libraries("tools"));
        write(war, app);
    }

    /** What every bakery has. */
    private static void tutorial(PageCompiler compiler, Page tutorial, String name, int port) throws IOException {
        for (String path : List.of("src/main/java/bakery/Bread.java", PHONE_CALL)) {
            compiler.file(path, here(tutorial.file(path), name, port));
        }
    }

    /** The pages' ports and name, replaced by those that are free here. */
    private static String here(String content, String name, int emulatorPort) {
        return content.replace("9090", "" + emulatorPort).replace("8080/bakery/", HTTP_PORT + "/" + name + "/");
    }

    /** What Maven would make of the tutorial's POM: the application's classes and what is in its runtime scope. */
    private static WebArchive war(App app, String properties) throws IOException {
        WebArchive war = ShrinkWrap.create(WebArchive.class, app.name() + ".war")
                .addAsLibraries(
                        libraries("agent-api", "agent-runtime", "flyway", "jackson", "standardwebhooks", "jspecify"))
                .addAsResource(
                        new ByteArrayAsset(properties.getBytes(StandardCharsets.UTF_8)),
                        "META-INF/microprofile-config.properties");
        try (var classes = Files.walk(app.classes())) {
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().matches("(PhoneCall|BakeryCallTest).*")) {
                    war.addAsResource(
                            file.toFile(), app.classes().relativize(file).toString());
                }
            }
        }
        return war;
    }

    private static File[] libraries(String... prefixes) throws IOException {
        Path directory = Files.createDirectories(DIRECTORY.resolve("lib"));
        List<File> found = new ArrayList<>();
        WebArchive sample = ShrinkWrap.create(ZipImporter.class)
                .importFrom(new File(Receptionist.property("it.war")))
                .as(WebArchive.class);
        for (var entry : sample.getContent(path -> path.get().startsWith("/WEB-INF/lib/"))
                .entrySet()) {
            String name = Path.of(entry.getKey().get()).getFileName().toString();
            if (entry.getValue().getAsset() != null
                    && List.of(prefixes).stream().anyMatch(name::startsWith)) {
                Path file = directory.resolve(name);
                try (var content = entry.getValue().getAsset().openStream()) {
                    Files.write(file, content.readAllBytes());
                }
                found.add(file.toFile());
            }
        }
        return found.toArray(File[]::new);
    }

    private static void write(WebArchive war, App app) {
        war.as(ZipExporter.class).exportTo(DIRECTORY.resolve(war.getName()).toFile(), true);
        APPS.put(app.name(), app);
    }

    /** The tutorial's command, with the other applications, and where PostgreSQL is, as its page says it. */
    private static void start(Page tutorial) throws IOException {
        String shown = tutorial.blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("java -jar"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(shown.replace("8080", "" + HTTP_PORT)
                .replace("target/payara-micro.jar", Receptionist.property("it.payara"))
                .replace("target/bakery.war", "bakery.war")
                .split(" ")));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                1,
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dbakery.database.url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres"));
        for (String name : APPS.keySet()) {
            if (!name.equals("bakery")) {
                command.addAll(List.of("--deploy", name + ".war"));
            }
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BAKERY_DATABASE_USER", "postgres");
        builder.environment().put("BAKERY_DATABASE_PASSWORD", "postgres");
        server = builder.directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(DIRECTORY.resolve("server.txt").toFile())
                .start();
        for (App app : APPS.values()) {
            await(app.name()).atMost(LONGEST_START).until(() -> asksForASignature(app));
        }
    }

    private static boolean asksForASignature(App app) throws Exception {
        try {
            HttpRequest request = HttpRequest.newBuilder(app.webhook())
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 401;
        } catch (IOException e) {
            if (!server.isAlive()) {
                throw new IllegalStateException("the server ended: see " + DIRECTORY.resolve("server.txt"));
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

    private static String phoneCall(String app) throws Exception {
        return phoneCall(APPS.get(app).classes());
    }

    private static String phoneCall(Path classes) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ShownTests.runMain(classes, "bakery.PhoneCall");
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theTutorialsFirstToolAnswersAsThePageSays() throws Exception {
        assertThat(phoneCall("bakery"))
                .isEqualTo(Page.of("tutorial/first-tool.md").blocks("text").get(0));
    }

    @Test
    void theTutorialsFirstToolRefusesTooManyLoaves() throws Exception {
        Page tutorial = Page.of("tutorial/first-tool.md");
        App app = APPS.get("bakery");
        Path classes = new PageCompiler(DIRECTORY.resolve("too-many"))
                .file(
                        PHONE_CALL,
                        here(tutorial.file(PHONE_CALL), app.name(), app.emulatorPort())
                                .replace("loaves: 2", "loaves: 25"))
                .compile();

        assertThat(phoneCall(classes)).contains(tutorial.blocks("text").get(1));
    }

    @Test
    void theTutorialsChangedToolAnswersAsThePageSays() throws Exception {
        assertThat(phoneCall("changed"))
                .isEqualTo(Page.of("tutorial/first-tool.md").blocks("text").get(2));
    }

    @Test
    void theAgentsTestPasses() throws Exception {
        ShownTests.run(APPS.get("bakery").classes(), "bakery.BakeryCallTest");
    }

    @Test
    void theApplicationsOwnPortIsUsed() throws Exception {
        assertThat(phoneCall("messages"))
                .contains("Messages can be left for Baker, Accounting.")
                .contains("Your message for Baker is left.");
    }

    @Test
    void theCallIsInPostgresql() throws Exception {
        assertThat(phoneCall("postgres")).contains("That is 8 dollars and 40 cents.");

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
