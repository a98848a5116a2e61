package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The sample receptionist as it is built, told where the service is: an emulator that each test starts for itself. */
public final class Receptionist {

    static final String NUMBER = "+18005550100";
    /** What signs webhooks. */
    public static final String SECRET = "whsec_c3dpdGNoYm9hcmQtaXQtc2VjcmV0LTE=";

    static final String ROTATED_SECRET = "whsec_c3dpdGNoYm9hcmQtaXQtc2VjcmV0LTI=";
    private static final String KEY = "sk-it";

    static final int API_PORT = freePort();

    private Receptionist() {}

    /** The WAR of the build, with an empty database. */
    static WebArchive war() throws IOException {
        return war("");
    }

    /** The same with more configuration. */
    static WebArchive war(String configuration) throws IOException {
        Files.createDirectories(directory());
        try (Stream<Path> files = Files.list(directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return ShrinkWrap.create(ZipImporter.class, "receptionist.war")
                .importFrom(new File(property("it.war")))
                .as(WebArchive.class)
                .addAsResource(
                        new StringAsset("""
                        switchboard.ledger.datasource=java:app/jdbc/receptionist
                        switchboard.openai.base-url=http://127.0.0.1:%d/v1
                        switchboard.openai.api-key=%s
                        switchboard.openai.project=proj_it
                        switchboard.region=US
                        switchboard.agent.trial.model=gpt-realtime-2.1-mini
                        switchboard.agent.trial.voice=cedar
                        switchboard.webhook.secrets=%s,%s
                        switchboard.limit.writes=150
                        dev.switchboard.it.trial.OrderSystem/mp-rest/url=http://127.0.0.1:%d
                        dev.switchboard.it.trial.OrderSystem/mp-rest/readTimeout=800
                        %s
                        """.formatted(
                                        API_PORT, KEY, SECRET, ROTATED_SECRET, OrderSystemProcess.PORT, configuration)),
                        "META-INF/microprofile-config.properties");
    }

    /** The service, announcing its calls to the deployed receptionist. */
    static Emulator emulator(URI application, String script, EmulatorListener listener) throws IOException {
        return Emulator.builder()
                .httpPort(API_PORT)
                .webhook(application.resolve("switchboard/webhook"), SECRET)
                .apiKey(KEY)
                .script(Script.parse("script", script))
                .variable("slot", Slots.next().toString())
                .listener(listener)
                .start();
    }

    /** A deployed application, by way of loopback and not of the address that the server tells. */
    static URI local(URL application) {
        return URI.create("http://127.0.0.1:" + application.getPort() + application.getPath());
    }

    /** A call from its INVITE to its end, in which the caller hangs up when all is said. */
    static Heard call(URI application, String script, String number, String name, String phone) throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = emulator(application, script, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(number, emulator.sipPort(), name, phone);
            if (call.answer().get(30, TimeUnit.SECONDS) == 200) {
                heard.first(ScriptFinished.class);
                call.hangUp();
            }
            heard.end();
        }
        assertThat(heard.all(ScriptStuck.class)).isEmpty();
        return heard;
    }

    /** Asks the database, from another process than the server's. */
    static List<List<String>> query(String sql) throws SQLException {
        return query(directory().resolve("receptionist"), sql);
    }

    /** Changes the database, from another process than the server's. */
    static void execute(String sql) throws SQLException {
        try (Connection connection = connection(directory().resolve("receptionist"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database + ";AUTO_SERVER=TRUE;IFEXISTS=TRUE", "sa", "sa");
    }

    static List<List<String>> query(Path database, String sql) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(row.getString(i)));
                }
                rows.add(columns);
            }
            return rows;
        }
    }

    /** Changes the database, from another process than the server's. */
    static void update(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + directory().resolve("receptionist") + ";AUTO_SERVER=TRUE;IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "sa");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** What the server has logged, as soon as a certain text is there: it logs behind what it does. */
    static String logWith(String text) {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).until(Receptionist::log, log -> log.contains(text));
    }

    private static String log() throws IOException {
        StringBuilder log = new StringBuilder();
        try (Stream<Path> files = Files.list(directory())) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("server\\.log[.0-9]*"))
                    .toList()) {
                log.append(Files.readString(file));
            }
        }
        return log.toString();
    }

    static Path directory() {
        return Path.of(property("it.directory"));
    }

    /** What Maven tells the tests. */
    public static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("system property " + name + " is not set: run this test with Maven");
        }
        return value;
    }

    /**
     * A port that stays free until somebody opens it on purpose: below those that the system gives to whoever asks for any,
     * as the clients and servers of a test do in between.
     */
    public static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // occupied
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
