package dev.switchboard.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.it.Receptionist;
import dev.switchboard.it.chaos.Misfortune.Death;
import dev.switchboard.it.kill.Database;
import dev.switchboard.it.kill.KillWar;
import dev.switchboard.it.kill.KilledServer;
import dev.switchboard.it.kill.Payments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls under every fault at random, on PostgreSQL, with the server killed and started again all the time. {@code
 * -Dchaos.duration=5m} says for how long, {@code -Dchaos.seed=…} with which misfortune.
 */
class ChaosIT {

    private static final Duration DURATION =
            Duration.parse("PT" + System.getProperty("chaos.duration", "1m").toUpperCase(Locale.ROOT));
    private static final long SEED = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));

    private static final String KEY = "sk-chaos";
    private static final int LINES = 16;

    /** Longer than a server takes to start on a busy machine: a caller's patience must not be the reason of a silence. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final String CONFIGURATION = """
            switchboard.limit.calls=0
            switchboard.limit.calls-per-caller=0
            switchboard.limit.calls-per-hour=0
            switchboard.hold=700ms
            switchboard.answer-within=1500ms
            switchboard.sideband.ping=1s
            switchboard.reconcile.after=3s
            switchboard.reconcile.every=1s
            """;

    @TempDir
    private Path directory;

    private final Misfortune misfortune = new Misfortune(SEED);
    private final Observed observed = new Observed();
    private final List<Long> deaths = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final int apiPort = Receptionist.freePort();

    @Test
    void doublesAndLosesNothing() throws Exception {
        Audit audit;
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        try (Database.Running database = Database.POSTGRESQL.start(directory);
                Payments payments = new Payments(misfortune.fates())) {
            Ledger ledger = new Ledger(database);
            play(database, payments, ledger);
            audit = new Audit(ledger, payments, observed, deaths);
            counts.put("calls by their end", ledger.callsByEnd());
            counts.put("faults", observed.faults());
            counts.put("invocations by outcome", ledger.invocationsByOutcome());
            counts.put("kills", kills);
        }
        report(audit, counts);

        assertThat(observed.asked()).as("seed " + SEED + ": enough happened").hasSizeGreaterThan(20);
        for (Zero zero : Zero.values()) {
            assertThat(audit.offences().get(zero))
                    .as("seed " + SEED + ": " + zero)
                    .isEmpty();
        }
    }

    private void play(Database.Running database, Payments payments, Ledger ledger) throws Exception {
        Path war = KillWar.write(directory.resolve("chaos.war"), database, apiPort, KEY, CONFIGURATION);
        Death death = misfortune.nextDeath();
        try (KilledServer server = new KilledServer(
                        Path.of(Receptionist.property("it.payara")),
                        war,
                        results("server.log"),
                        Receptionist.freePort(),
                        List.of(payments.property(), "-Dkill.lost-commits=0.01", "-Dkill.seed=" + SEED),
                        KilledServer.killedAt(death.point(), death.times()));
                Emulator emulator = Emulator.builder()
                        .httpPort(apiPort)
                        .webhook(server.application().resolve("switchboard/webhook"), Receptionist.SECRET)
                        .apiKey(KEY)
                        .scripts(new Conversations(SEED))
                        .faults(misfortune.faults())
                        .perWord(Duration.ofMillis(20))
                        .patience(PATIENCE)
                        .listener(observed::on)
                        .frames(observed.frames())
                        .start()) {
            server.awaitReady();
            try (Callers callers = new Callers(LINES, emulator.sipPort(), observed)) {
                killAndStartAgain(server, death);
                callers.awaitLast(PATIENCE.multipliedBy(2));
                awaitQuiet(ledger);
            }
        }
    }

    private void killAndStartAgain(KilledServer server, Death first) throws Exception {
        long end = System.nanoTime() + DURATION.toNanos();
        Death death = first;
        boolean goesOn;
        do {
            boolean atItsPoint = server.awaitKill(death.atLast());
            server.kill();
            server.awaitKill(Duration.ofSeconds(10));
            deaths.add(System.nanoTime());
            kills.merge(atItsPoint ? death.point().words() : "some time later", 1, Integer::sum);
            goesOn = System.nanoTime() < end;
            death = misfortune.nextDeath();
            server.startAgain(goesOn ? KilledServer.killedAt(death.point(), death.times()) : List.of());
        } while (goesOn);
    }

    /** What was under way comes to its end: calls are found to be over, and doubts are looked after. */
    private void awaitQuiet(Ledger ledger) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !observed.isAnyGoing());
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> ledger.unfinished().isEmpty());
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            // the audit says what it is
        }
    }

    private static Path results(String file) throws IOException {
        return Files.createDirectories(
                        Path.of(Receptionist.property("it.directory")).resolveSibling("chaos"))
                .resolve(file);
    }

    private void report(Audit audit, Map<String, Map<String, Integer>> counts) throws IOException {
        StringBuilder report = new StringBuilder("chaos: %d s with seed %d%n".formatted(DURATION.toSeconds(), SEED));
        counts.forEach((what, each) -> report.append("%-30s %d: %s%n"
                .formatted(
                        what, each.values().stream().mapToInt(Integer::intValue).sum(), each)));
        report.append("%-30s %d%n".formatted("function calls", observed.asked().size()));
        report.append("%-30s %d%n".formatted("nobody could recover", audit.lost()));
        report.append("%-30s %d%n".formatted("over before their answer", audit.over()));
        audit.offences().forEach((zero, offences) -> report.append("%-30s %d%n".formatted(zero, offences.size())));
        System.out.print(report);
        Files.writeString(results("chaos.txt"), report);
    }
}
