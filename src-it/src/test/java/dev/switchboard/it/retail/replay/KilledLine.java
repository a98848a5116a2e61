package dev.switchboard.it.retail.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.it.Receptionist;
import dev.switchboard.it.RetailWar;
import dev.switchboard.it.kill.KilledServer;
import dev.switchboard.it.retail.RetailAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/**
 * By telephone, to a process that is killed a moment after some of the function calls, and started again. What it had
 * read and not written down nobody can recover: then the caller calls again and asks for it.
 */
final class KilledLine implements Line, AutoCloseable {

    /** Longer than a process takes to start on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** From before the receipt to behind the answer. */
    private static final int MOMENT_MILLIS = 200;

    /** What came so shortly before a process died may not have been receipted: ten times what the runtime promises. */
    private static final Duration UNRECEIPTED = Duration.ofMillis(500);

    /** So long after a process is there it may not have taken a call up yet. */
    private static final Duration UNATTACHED = Duration.ofSeconds(5);

    /** What has left no trace at so many looks in a row, while a process is there, never will. */
    private static final int LOOKS = 3;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(1);
    private final SipPhone telephone = SipPhone.udp();
    private final RetailDatabase database;
    private final int every;
    private final KilledServer server;
    private final Emulator emulator;
    private volatile Ear ear = new Ear();
    private volatile @Nullable Script script;
    private volatile CompletableFuture<Void> up = CompletableFuture.completedFuture(null);
    private volatile long askedAt;
    private volatile long killedAt;
    private volatile long upAt;
    private int functionCalls;
    private int kills;
    private int unrecoverable;

    /**
     * Opens the line.
     *
     * @param directory where files may be
     * @param url the shop's database
     * @param database the same, looked at from outside
     * @param every after the how many-th function call the process is killed, again and again
     */
    KilledLine(Path directory, String url, RetailDatabase database, int every) throws IOException {
        this.database = database;
        this.every = every;
        Path war = directory.resolve("retail.war");
        RetailWar.on(url).as(ZipExporter.class).exportTo(war.toFile(), true);
        server = new KilledServer(
                Path.of(Receptionist.property("it.payara")),
                war,
                Path.of(Receptionist.property("it.directory")).resolveSibling("retail-server.log"),
                Receptionist.freePort(),
                List.of(),
                List.of());
        server.awaitReady();
        emulator = Emulator.builder()
                .httpPort(RetailWar.API_PORT)
                .webhook(server.application().resolve("switchboard/webhook"), RetailWar.SECRET)
                .apiKey(RetailWar.KEY)
                .patience(PATIENCE)
                .scripts(call -> Optional.ofNullable(script))
                .listener(this::hear)
                .start();
    }

    private void hear(EmulatorEvent event) {
        ear.hear(event);
        if (event instanceof FunctionCalled) {
            askedAt = System.nanoTime();
            killSometimes();
        }
    }

    private synchronized void killSometimes() {
        if (++functionCalls % every == 0) {
            CompletableFuture<Void> again = new CompletableFuture<>();
            up = again;
            var unused = killer.schedule(() -> kill(again), random.nextInt(MOMENT_MILLIS), TimeUnit.MILLISECONDS);
        }
    }

    private void kill(CompletableFuture<Void> again) {
        try {
            killedAt = System.nanoTime();
            server.kill();
            server.startAgain(List.of());
            upAt = System.nanoTime();
            kills++;
            again.complete(null);
        } catch (Exception | AssertionError e) {
            again.completeExceptionally(e);
        }
    }

    @Override
    public List<List<String>> play(Recording recording, Delivery delivery) throws Exception {
        List<List<String>> answers = new ArrayList<>();
        while (answers.size() < recording.calls().size()) {
            answers.addAll(call(recording.from(answers.size()), delivery));
        }
        return answers;
    }

    /** The answers to some of the function calls, from the first on. */
    private List<List<String>> call(Recording rest, Delivery delivery) throws Exception {
        up.get(4, TimeUnit.MINUTES);
        Ear heard = new Ear();
        ear = heard;
        script = Conversation.of(rest, delivery);
        DialedCall call = telephone.dial(RetailAgent.NUMBER, emulator.sipPort(), "Ada", "+14155550123");
        boolean whole = isAllSaid(heard);
        call.hangUp();
        heard.awaitEnd();
        List<List<String>> answers = heard.answers();
        if (whole) {
            return answers;
        }
        assertThat(mayBeLost())
                .as("nobody was there to write down what was lost")
                .isTrue();
        unrecoverable++;
        return answers.subList(0, answers.size() - 1);
    }

    /** Waits until all is said, or until it is clear that it never will be: of a function call there is no trace. */
    private boolean isAllSaid(Ear heard) throws Exception {
        int without = 0;
        while (without < LOOKS) {
            if (heard.isAllSaidWithin(LOOK)) {
                return true;
            }
            boolean lost = heard.isWaiting() && up.isDone() && isUnknown(heard.lastFunctionCall());
            without = lost ? without + 1 : 0;
        }
        return false;
    }

    private boolean mayBeLost() {
        return kills > 0 && askedAt - killedAt > -UNRECEIPTED.toNanos() && askedAt - upAt < UNATTACHED.toNanos();
    }

    private boolean isUnknown(String functionCallId) throws SQLException {
        return database.count("""
                select (select count(*) from switchboard_receipt where function_call_id = '%1$s')
                     + (select count(*) from switchboard_invocation where function_call_id = '%1$s')""".formatted(functionCallId)) == 0;
    }

    @Override
    public int unrecoverable() {
        return unrecoverable;
    }

    int kills() {
        return kills;
    }

    @Override
    public void close() {
        killer.shutdownNow();
        telephone.close();
        emulator.close();
        server.close();
    }

    @Override
    public String toString() {
        return "telephone";
    }
}
