package dev.switchboard.it.retail.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.it.RetailWar;
import dev.switchboard.it.retail.AllowingAgent;
import dev.switchboard.it.retail.RetailAgent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other people's function calls with known answers and end states, on tools written from their rules. Where the recordings
 * are not beside the checkout, nothing is run.
 */
@ExtendWith(ArquillianExtension.class)
@EnabledIf("theRecordingsAreThere")
class RetailIT {

    private static final Path DATA = Path.of(System.getProperty("it.shared"), "benchmarks", "tau-retail");

    /** Replays all that there is in every way, which takes minutes; otherwise some of it in some ways. */
    private static final boolean WHOLE = Boolean.getBoolean("it.retail.whole");

    private static final Report REPORT = new Report();

    private static String databaseUrl = "";

    @ArquillianResource
    private URL application;

    static boolean theRecordingsAreThere() {
        return Files.isDirectory(DATA);
    }

    @Deployment(testable = false)
    static WebArchive shop() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        databaseUrl = url(postgres);
        try (RetailDatabase database = RetailDatabase.open(databaseUrl)) {
            database.fill(DATA.resolve("db.json"));
            assertThat(database.isAsAtFirst()).isTrue();
        }
        return RetailWar.on(databaseUrl);
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @AfterAll
    static void report() throws IOException {
        REPORT.write(Path.of(System.getProperty("it.directory")).resolveSibling("retail.md"));
    }

    @Test
    void tellsTheModelOfTheSameFunctionsAndArguments() throws Exception {
        for (String number : List.of(RetailAgent.NUMBER, AllowingAgent.NUMBER)) {
            Map<String, JsonObject> ours = new DispatcherLine(address(), number)
                    .tools().stream()
                            .map(JsonObject.class::cast)
                            .collect(Collectors.toMap(
                                    tool -> tool.getString("name"), tool -> tool.getJsonObject("parameters")));
            assertThat(ours.keySet()).isEqualTo(functions().keySet());
            functions()
                    .forEach((name, theirs) ->
                            assertThat(Schema.bare(ours.get(name))).as(name).isEqualTo(Schema.bare(theirs)));
        }
    }

    @Test
    void endsEveryTaskAsTheReferenceDoesByTelephone() throws Exception {
        byTelephone("tasks", tasks(), Delivery.ONCE);
    }

    @Test
    void runsEachWriteOfTheTasksOnceThoughItsFunctionCallComesTwice() throws Exception {
        List<Recording> tasks = tasks();
        REPORT.addAtLeastOnce("tasks", tasks);
        Outcome outcome = byTelephone("tasks", tasks, Delivery.SAME_ID);

        assertRanOnce(outcome);
    }

    @Test
    void runsEachWriteOfRandomConversationsOnceThoughItsFunctionCallComesTwice() throws Exception {
        List<Recording> random = every(70, random());
        try (TelephoneLine line = new TelephoneLine(address(), AllowingAgent.NUMBER, random, Delivery.SAME_ID)) {
            assertRanOnce(replay(line, "random", random, Delivery.SAME_ID));
        }
    }

    @Test
    void runsEachWriteOfRandomConversationsOnceThoughItIsDispatchedTwice() throws Exception {
        List<Recording> random = every(14, random());
        REPORT.addAtLeastOnce("random", random);

        assertRanOnce(replay(new DispatcherLine(address(), RetailAgent.NUMBER), "random", random, Delivery.SAME_ID));
    }

    @Test
    void losesNoAnswerAndRunsNothingAgainWhereTheSidebandIsCutAtEveryWrite() throws Exception {
        List<Recording> tasks = every(2, tasks());
        try (TelephoneLine line = new TelephoneLine(address(), RetailAgent.NUMBER, tasks, Delivery.CUT)) {
            Outcome outcome = replay(line, "tasks", tasks, Delivery.CUT);

            assertThat(outcome.rows()).isEqualTo(outcome.calls());
            assertThat(outcome.runs()).isEqualTo(outcome.calls());
            assertThat(outcome.lostAnswers()).isZero();
            assertThat(line.faults()).isEqualTo(writes(tasks));
        }
    }

    @Test
    void losesAndDoublesNothingWhereTheProcessIsKilledAgainAndAgain(@TempDir Path directory) throws Exception {
        List<Recording> tasks = every(12, tasks());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RetailDatabase database = RetailDatabase.open(url(postgres))) {
            database.fill(DATA.resolve("db.json"));
            try (KilledLine line = new KilledLine(directory, url(postgres), database, WHOLE ? 40 : 9)) {
                Outcome outcome = replay(database, line, "tasks", tasks, Delivery.KILLED);

                assertThat(outcome.doubledEffects()).isZero();
                assertThat(outcome.falseFailures()).isZero();
                assertThat(outcome.lostAnswers()).isZero();
                assertThat(line.kills()).isGreaterThan(1);
            }
        }
    }

    /** Then nobody keeps it from reporting failures of what it has done. */
    @Test
    void doesWhatTheReferenceDoesWhereRepeatsByTheModelAreAllowed() throws Exception {
        List<Recording> tasks = every(6, tasks());
        try (TelephoneLine line = new TelephoneLine(address(), AllowingAgent.NUMBER, tasks, Delivery.ALLOWED)) {
            Outcome outcome = replay(line, "tasks", tasks, Delivery.ALLOWED);

            assertThat(outcome.runs()).isEqualTo(outcome.delivered());
            assertThat(outcome.falseFailures()).isEqualTo(Report.falseFailures(tasks));
        }
    }

    /** What failed runs again; what was done is not, and the model is told that it was. */
    @Test
    void tellsThatItIsDoneInsteadOfAFalseFailureWhereTheModelRepeatsWhatTheCallerHeard() throws Exception {
        assertRepeatsAreTold(Delivery.HEARD);
    }

    @Test
    void answersAgainInsteadOfAFalseFailureWhereTheModelRepeatsWhatNobodyHeard() throws Exception {
        assertRepeatsAreTold(Delivery.UNHEARD);
    }

    private void assertRepeatsAreTold(Delivery delivery) throws Exception {
        List<Recording> tasks = every(6, tasks());
        Outcome outcome = byTelephone("tasks", tasks, delivery);

        assertThat(outcome.runs()).isEqualTo(outcome.calls() + failingWrites(tasks));
        assertThat(outcome.falseFailures()).isZero();
        assertThat(outcome.lostAnswers()).isZero();
    }

    private Outcome byTelephone(String what, List<Recording> recordings, Delivery delivery) throws Exception {
        try (TelephoneLine line = new TelephoneLine(address(), RetailAgent.NUMBER, recordings, delivery)) {
            return replay(line, what, recordings, delivery);
        }
    }

    private static void assertRanOnce(Outcome outcome) {
        assertThat(outcome.rows()).isEqualTo(outcome.calls()).isLessThan(outcome.delivered());
        assertThat(outcome.runs()).isEqualTo(outcome.calls());
        assertThat(outcome.doubledEffects()).isZero();
        assertThat(outcome.falseFailures()).isZero();
        assertThat(outcome.lostAnswers()).isZero();
    }

    private static int writes(List<Recording> recordings) {
        return Math.toIntExact(recordings.stream()
                .flatMap(recording -> recording.calls().stream())
                .filter(Recording.RecordedCall::writes)
                .count());
    }

    private static long failingWrites(List<Recording> recordings) {
        return recordings.stream()
                .flatMap(recording -> recording.calls().stream())
                .filter(call -> call.writes() && call.error())
                .count();
    }

    private URI address() {
        return RetailWar.local(application);
    }

    private static Outcome replay(Line line, String what, List<Recording> recordings, Delivery delivery)
            throws Exception {
        try (RetailDatabase database = RetailDatabase.open(databaseUrl)) {
            return replay(database, line, what, recordings, delivery);
        }
    }

    private static Outcome replay(
            RetailDatabase database, Line line, String what, List<Recording> recordings, Delivery delivery)
            throws Exception {
        Outcome outcome = new Replay(database, line).of(what, recordings, delivery);
        REPORT.add(outcome);
        assertThat(outcome.differences()).isEmpty();
        return outcome;
    }

    private static List<Recording> tasks() throws IOException {
        return Recording.load(DATA.resolve("tasks.json"), functions().keySet());
    }

    private static List<Recording> random() throws IOException {
        return Recording.load(DATA.resolve("random.json"), functions().keySet());
    }

    /** Every so-manieth recording, or all where the whole is wanted. */
    private static List<Recording> every(int step, List<Recording> recordings) {
        return IntStream.range(0, recordings.size())
                .filter(i -> WHOLE || i % step == 0)
                .mapToObj(recordings::get)
                .toList();
    }

    /** The data set's functions and their parameters, by name. */
    private static Map<String, JsonObject> functions() throws IOException {
        return new JsonArray(Files.readString(DATA.resolve("tools.json")))
                .stream()
                        .map(tool -> ((JsonObject) tool).getJsonObject("function"))
                        .collect(Collectors.toMap(
                                function -> function.getString("name"),
                                function -> function.getJsonObject("parameters")));
    }
}
