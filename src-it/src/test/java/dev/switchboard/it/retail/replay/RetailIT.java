package dev.switchboard.it.retail.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.it.RetailWar;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Other people's function calls with known results and end states, on tools written from their rules. Where the recordings
 * are not beside the checkout, nothing is run.
 */
@ExtendWith(ArquillianExtension.class)
@EnabledIf("theRecordingsAreThere")
class RetailIT {

    private static final Path DATA = Path.of(System.getProperty("it.shared"), "benchmarks", "tau-retail");

    private static String databaseUrl = "";

    @ArquillianResource
    private URL application;

    private Set<String> known = Set.of();

    static boolean theRecordingsAreThere() {
        return Files.isDirectory(DATA);
    }

    @Deployment(testable = false)
    static WebArchive shop() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        databaseUrl = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        try (RetailDatabase database = RetailDatabase.open(databaseUrl)) {
            database.fill(DATA.resolve("db.json"));
            assertThat(database.differences()).isEmpty();
            assertThat(database.unmatched()).isZero();
        }
        return RetailWar.on(databaseUrl);
    }

    @BeforeEach
    void readTheFunctions() throws Exception {
        known = functions().stream()
                .map(JsonObject.class::cast)
                .map(function -> function.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonArray functions() throws Exception {
        return new JsonArray(Files.readString(DATA.resolve("tools.json")))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(tool -> tool.getJsonObject("function"))
                        .collect(JsonArray::new, JsonArray::add, JsonArray::addAll);
    }

    @AfterAll
    static void report() throws Exception {}

    private Outcome replay(Line line, String file, Delivery delivery) throws Exception {
        try (RetailDatabase database = RetailDatabase.open(databaseUrl)) {
            Outcome outcome = new Replay(database, line).of(file, Recording.load(DATA.resolve(file), known), delivery);
            System.out.println(outcome);
            return outcome;
        }
    }

    @Test
    void answersTheTasksAsTheReferenceDoes() throws Exception {
        Outcome outcome = replay(new DispatcherLine(RetailWar.local(application)), "tasks.json", Delivery.ONCE);
        assertThat(outcome.differences()).isEmpty();
    }

    @Test
    void answersRandom() throws Exception {
        Outcome outcome = replay(new DispatcherLine(RetailWar.local(application)), "random.json", Delivery.SAME_ID);
        assertThat(outcome.differences()).isEmpty();
    }

    @Test
    void answersTheTasksByTelephone() throws Exception {
        try (TelephoneLine line = new TelephoneLine(RetailWar.local(application))) {
            assertThat(replay(line, "tasks.json", Delivery.ONCE).differences()).isEmpty();
            assertThat(replay(line, "tasks.json", Delivery.NEW_ID).differences())
                    .isEmpty();
        }
    }

    @Test
    void hasTools() throws Exception {
        System.out.println(
                new DispatcherLine(RetailWar.local(application)).tools().encode());
    }
}
