package dev.switchboard.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.it.Receptionist;
import dev.switchboard.it.kill.Database;
import dev.switchboard.it.kill.KillWar;
import dev.switchboard.it.kill.KilledServer;
import dev.switchboard.it.kill.Payments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;

/** Calls under every fault at random, on PostgreSQL. What they leave behind is counted. */
abstract class UnderFaults {

    static final long SEED = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));

    /** Longer than a server takes to start on a busy machine: a caller's patience must not be the reason of a silence. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the process before had read has left a trace by then, or never will. */
    private static final Duration TRACELESS = Duration.ofSeconds(5);

    private static final String KEY = "sk-chaos";

    private static final String CONFIGURATION = """
            switchboard.limit.calls=0
            switchboard.limit.calls-per-caller=0
            switchboard.limit.calls-per-hour=0
            switchboard.hold=700ms
            switchboard.answer-within=1500ms
            switchboard.idle=3s
            switchboard.sideband.ping=1s
            switchboard.reconcile.after=3s
            switchboard.reconcile.every=1s
            """;

    @TempDir
    private Path directory;

    final Misfortune misfortune = new Misfortune(SEED);
    final Observed observed = new Observed();
    final List<Long> deaths = new ArrayList<>();
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final int apiPort = Receptionist.freePort();

    /** Since when the process is ready, on the JVM's clock. */
    private volatile long readySince;

    /** What people and the machine do. */
    @FunctionalInterface
    interface Course {
        void run(KilledServer server, Callers callers) throws Exception;
    }

    /**
     * Has people call, and compares in the end what the service saw, what another system saw, and what the database has.
     *
     * @param first system properties of the server's first process alone
     * @param clockSpeed how many times faster the service's clock is
     */
    final Audit play(List<String> first, double clockSpeed, Course course) throws Exception {
        try (Database.Running database = Database.POSTGRESQL.start(directory);
                Payments payments = new Payments(misfortune.fates())) {
            Ledger ledger = new Ledger(database);
            Path war = KillWar.write(directory.resolve("chaos.war"), database, apiPort, KEY, CONFIGURATION);
            try (KilledServer server = new KilledServer(
                            Path.of(Receptionist.property("it.payara")),
                            war,
                            results("server.log"),
                            Receptionist.freePort(),
                            List.of(payments.property(), "-Dkill.lost-commits=0.005", "-Dkill.seed=" + SEED),
                            first);
                    Emulator emulator = Emulator.builder()
                            .httpPort(apiPort)
                            .webhook(server.application().resolve("switchboard/webhook"), Receptionist.SECRET)
                            .apiKey(KEY)
                            .scripts(new Conversations(SEED))
                            .faults(misfortune.faults())
                            .perWord(Duration.ofMillis(20))
                            .patience(PATIENCE)
                            .clockSpeed(clockSpeed)
                            .listener(observed::on)
                            .frames(observed.frames())
                            .start()) {
                server.awaitReady();
                ready();
                try (Callers callers = new Callers(emulator.sipPort(), observed, asked -> isLost(asked, ledger))) {
                    course.run(server, callers);
                    callers.awaitLast(PATIENCE.multipliedBy(2));
                    awaitQuiet(ledger);
                }
            }
            count("calls by their end", ledger.callsByEnd());
            count("faults", observed.faults());
            count("invocations by outcome", ledger.invocationsByOutcome());
            return new Audit(ledger, payments, observed, deaths);
        }
    }

    /** A process is ready to take calls. */
    final void ready() {
        readySince = System.nanoTime();
    }

    /** Nobody was attached when the model asked, or the process died over it before it could write it down. */
    private boolean isLost(Asked asked, Ledger ledger) {
        try {
            boolean mayBe = asked.isSent() && (asked.sentAt() < readySince || observed.brokeBehind(asked));
            long since = Math.max(asked.sentAt(), readySince);
            return asked.isUnheard()
                    || (mayBe && System.nanoTime() - since > TRACELESS.toNanos() && !ledger.knows(asked.id()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    /** Adds a line to the report. */
    final void count(String what, Map<String, Integer> each) {
        counts.put(what, each);
    }

    final void report(String file, String title, Audit audit, List<String> more) throws IOException {
        StringBuilder report = new StringBuilder(title + "%n".formatted());
        counts.forEach((what, each) -> report.append("%-34s %d: %s%n"
                .formatted(
                        what, each.values().stream().mapToInt(Integer::intValue).sum(), each)));
        more.forEach(line -> report.append(line).append("%n".formatted()));
        report.append(line("function calls", observed.asked().size()));
        report.append(line("asked while nobody was there", audit.unheard()));
        report.append(line("died over before the receipt", audit.unreceipted()));
        report.append(line("read, told and died over", audit.unrecorded()));
        report.append(line("over before their answer", audit.over()));
        audit.offences().forEach((zero, offences) -> report.append(line(zero.toString(), offences.size())));
        System.out.print(report);
        Files.writeString(results(file), report);
    }

    private static String line(String what, int count) {
        return "%-34s %d%n".formatted(what, count);
    }

    final void assertZeros(Audit audit) {
        for (Zero zero : Zero.values()) {
            assertThat(audit.offences().get(zero))
                    .as("seed " + SEED + ": " + zero)
                    .isEmpty();
        }
    }
}
