package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.it.Heard;
import dev.switchboard.it.Receptionist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server's process is killed at a point of a function call's way and started again, while the service keeps the
 * call. With {@code -Dkill.matrix=all} at every point, for each kind of tool, on both databases; or with an expression
 * that names some, as in {@code -Dkill.matrix='H2 PAY.*'}.
 */
class KillIT {

    static final String REFUSED = "writes, and is refused with %d";

    private static final String KEY = "sk-kill";
    private static final String MATRIX = System.getProperty("kill.matrix", "");

    /** What takes long is promised soon. */
    private static final String PROMISES = "switchboard.answer-within=1s\n";

    /** What is in doubt is looked after soon, too, where nobody takes the call up that would. */
    private static final String RECONCILES =
            PROMISES + "switchboard.reconcile.after=1s\nswitchboard.reconcile.every=500ms\n";

    /** A call can be attached again; otherwise the status with which the service refuses that. */
    private static final int TAKEN = 0;

    @TempDir
    private Path directory;

    static Stream<Arguments> cells() {
        if (!MATRIX.isEmpty()) {
            return Stream.of(Database.values())
                    .flatMap(database -> Stream.of(Kind.values())
                            .flatMap(kind -> kind.points()
                                    .filter(point -> isWanted(database + " " + kind.name() + " " + point.name()))
                                    .map(point -> Arguments.of(database, kind, point))));
        }
        return Stream.of(
                Arguments.of(Database.POSTGRESQL, Kind.BOOK, KillPoint.BEFORE_THE_RECEIPT),
                Arguments.of(Database.POSTGRESQL, Kind.BOOK, KillPoint.AFTER_THE_COMMIT),
                Arguments.of(Database.H2, Kind.BOOK, KillPoint.AFTER_THE_COMMIT_BEFORE_THE_RECEIPT),
                Arguments.of(Database.H2, Kind.BOOK, KillPoint.AFTER_THE_HANG_UP),
                Arguments.of(Database.H2, Kind.BOOK_IN_VAIN, KillPoint.AFTER_THE_ANSWER_IS_SENT),
                Arguments.of(Database.POSTGRESQL, Kind.PAY, KillPoint.AFTER_THE_METHOD),
                Arguments.of(Database.H2, Kind.PAY_AGAIN, KillPoint.AFTER_THE_PROMISE));
    }

    /** How the page names it. */
    static String cell(Database database, String kind, KillPoint point) {
        return database + " | " + kind + " | " + point.words();
    }

    private static boolean isWanted(String cell) {
        return MATRIX.equals("all") || cell.matches(MATRIX);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void doesItOnceAndAnswersOnce(Database database, Kind kind, KillPoint point) throws Exception {
        Found found;
        try (Database.Running running = database.start(directory)) {
            found = play(running, kind, point, TAKEN);
        }
        note(cell(database, kind.words(), point), found);

        if (point == KillPoint.BEFORE_THE_RECEIPT) {
            // what was read and not written down nobody can recover; the model was made to ask again, which the
            // emulator's does not do
            assertThat(found.answers()).isEmpty();
            assertThat(found.outcome()).isEqualTo("no row");
            assertThat(found.effects()).isZero();
            assertThat(found.requests()).isZero();
            return;
        }
        assertThat(found.answers()).as("different answers").hasSize(point == KillPoint.AFTER_THE_HANG_UP ? 0 : 1);
        kind.check(point, found);
    }

    /** Nobody knows whether a call can be attached a second time. Where it cannot, it is hung up: silence is worse. */
    @ParameterizedTest
    @ValueSource(ints = 409)
    void doesItOnceAndHangsUpWhereTheCallCannotBeAttachedAgain(int status) throws Exception {
        Found found;
        try (Database.Running running = Database.POSTGRESQL.start(directory)) {
            found = play(running, Kind.BOOK, KillPoint.AFTER_THE_METHOD, status);
        }
        note(cell(Database.POSTGRESQL, REFUSED.formatted(status), KillPoint.AFTER_THE_METHOD), found);

        Kind.BOOK.check(KillPoint.AFTER_THE_METHOD, found);
        assertThat(found.answers()).isEmpty();
        assertThat(found.state()).isEqualTo("ENDED");
    }

    private Found play(Database.Running database, Kind kind, KillPoint point, int attachedAgain) throws Exception {
        int apiPort = Receptionist.freePort();
        Sent sent = new Sent();
        Heard heard = new Heard();
        try (Payments payments = new Payments(() -> Payments.Fate.PAID)) {
            try (KilledServer server = server(database, payments, apiPort, point);
                    Emulator emulator = Emulator.builder()
                            .httpPort(apiPort)
                            .webhook(server.application().resolve("switchboard/webhook"), Receptionist.SECRET)
                            .apiKey(KEY)
                            .script(Script.parse("kill", kind.script(point)))
                            .patience(Duration.ofMinutes(4))
                            .refuseAgain(attachedAgain)
                            .listener(heard)
                            .frames(sent)
                            .start();
                    SipPhone phone = SipPhone.udp()) {
                server.awaitReady();
                DialedCall call = phone.dial(KillTools.NUMBER, emulator.sipPort(), "Ada", "+14155550123");
                assertThat(call.answer().get(60, TimeUnit.SECONDS)).isEqualTo(200);
                if (point == KillPoint.AFTER_THE_HANG_UP) {
                    heard.first(FunctionCalled.class);
                    call.hangUp();
                } else if (point.moment() == KillPoint.Moment.NEVER) {
                    heard.first(FunctionAnswered.class);
                    server.kill();
                }
                server.startAgain(List.of());
                if (point == KillPoint.AFTER_THE_HANG_UP) {
                    server.awaitLogged(KillTools.FINISHED.formatted(kind.tool()));
                } else if (attachedAgain == TAKEN) {
                    awaitEnd(heard, sent, kind, point);
                    call.hangUp();
                } else {
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> Found.stateIn(database).equals("ENDED"));
                }
                heard.end();
                server.stop();
                return Found.in(database, payments, sent, isSaid(heard));
            }
        }
    }

    /** The conversation goes on to its end, or as far as it can. */
    private static void awaitEnd(Heard heard, Sent sent, Kind kind, KillPoint point) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> switch (point) {
            case BEFORE_THE_RECEIPT -> sent.isAskedAgain();
            case AFTER_THE_PROMISE -> sent.isTold();
            default ->
                !heard.all(ScriptFinished.class).isEmpty()
                        || !heard.all(ScriptStuck.class).isEmpty();
        });
        assertThat(heard.all(ScriptStuck.class)).isEmpty();
        if (kind == Kind.BOOK_AND_SAY && point != KillPoint.AFTER_THE_CLAIM) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> isSaid(heard));
        }
    }

    private static boolean isSaid(Heard heard) {
        return heard.all(AgentSaid.class).stream().anyMatch(said -> said.text().contains(KillTools.WORDS));
    }

    private KilledServer server(Database.Running database, Payments payments, int apiPort, KillPoint point)
            throws IOException {
        String configuration = point == KillPoint.AFTER_THE_HANG_UP ? RECONCILES : PROMISES;
        Path war = KillWar.write(directory.resolve("kill.war"), database, apiPort, KEY, configuration);
        return new KilledServer(
                Path.of(Receptionist.property("it.payara")),
                war,
                results().resolve("server.log"),
                Receptionist.freePort(),
                List.of(payments.property()),
                KilledServer.killedExactlyAt(point));
    }

    private static Path results() throws IOException {
        return Files.createDirectories(
                Path.of(Receptionist.property("it.directory")).resolveSibling("kill"));
    }

    private static void note(String cell, Found found) throws IOException {
        Files.writeString(
                results().resolve("matrix.md"),
                "| %s | %s | %d | %d of %d | %d |%n"
                        .formatted(
                                cell,
                                found.outcome(),
                                found.effects(),
                                found.keys(),
                                found.requests(),
                                found.answers().size()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
