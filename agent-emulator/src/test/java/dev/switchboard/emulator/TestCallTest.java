package dev.switchboard.emulator;

import static dev.switchboard.emulator.testing.TextMatch.containing;
import static dev.switchboard.emulator.testing.TextMatch.exactly;
import static dev.switchboard.emulator.testing.TextMatch.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.testing.TestCall;
import dev.switchboard.emulator.testing.TestEmulator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Claims about calls: right ones pass, wrong ones say what is different and tell the call. */
@TestInstance(Lifecycle.PER_METHOD)
class TestCallTest {

    private static final Script BOOKS = Script.named("booking")
            .agentSays("${greeting}")
            .callerSays("Tuesday at two, please.")
            .callsTool("book", Map.of("start", "2026-12-01T14:00:00Z", "guests", 2))
            .agentSays("Booked, ${output.reference}.")
            .callerHangsUp()
            .build();

    private TestApplication application;
    private TestEmulator emulator;

    @BeforeEach
    void start() throws IOException {
        application = new TestApplication();
        application.answersFunctions((name, arguments) -> "{\"reference\":\"ABCD\",\"left\":3}");
        emulator = TestEmulator.start(Emulator.builder()
                .webhook(application.webhook(), TestApplication.SECRET)
                .apiKey(TestApplication.KEY)
                .patience(Duration.ofMillis(500))
                .goodbye(Duration.ofMillis(200)));
        application.use(emulator.apiBaseUrl());
    }

    @AfterEach
    void stop() {
        emulator.close();
        application.close();
    }

    private TestCall booked() {
        return emulator.call("100").from("Ada", "200").playing(BOOKS).untilOver();
    }

    @Test
    void acceptsWhatIsTrue() {
        TestCall call = booked();

        call.accepted()
                .said(containing("this is the test"))
                .said(exactly("Booked, ABCD."))
                .didNotCall("find")
                .ended(Party.CALLER);
        call.answered("book")
                .exactlyOnce()
                .within(Duration.ofSeconds(2))
                .withOutput(containing("ABCD"))
                .withField("reference", matching("^[A-Z]{4}$"))
                .withField("left", exactly("3"))
                .withArgument("guests", exactly("2"));
    }

    @Test
    void tellsTheDifferenceAndTheCall() {
        TestCall call = booked();

        assertThatThrownBy(() -> call.answered("book").withField("reference", exactly("XYZ")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("""
                        expected book to answer with reference that is "XYZ"
                        but      it answered reference "ABCD"
                        """)
                .hasMessageContaining("Caller:   Tuesday at two, please.\n")
                .hasMessageContaining("tool      book with ")
                .hasMessageContaining("the call is over: the caller hung up");
    }

    @Test
    void refusesEachWrongClaim() {
        TestCall call = booked();

        assertWrong(() -> call.answered("find"), "find to be answered", "it was never called");
        assertWrong(() -> call.answered("book").times(2), "book to be answered 2 times", "it was answered once:");
        assertWrong(() -> call.answered("book").within(Duration.ofNanos(1)), "book to be answered within", "it took");
        assertWrong(
                () -> call.answered("book").withOutput(containing("nothing")),
                "book to answer something containing \"nothing\"",
                "it answered \"{");
        assertWrong(
                () -> call.answered("book").withField("price", containing("3")),
                "book to answer with price containing \"3\"",
                "which has no price");
        assertWrong(
                () -> call.answered("book").withArgument("start", containing("15:00")),
                "book to be called with start containing \"15:00\"",
                "it was called with start \"2026-12-01T14:00:00Z\"");
        assertWrong(() -> call.didNotCall("book"), "book not to be called", "it was, with {");
        assertWrong(() -> call.said(containing("Goodbye")), "the agent to say something", "they said \"Good day");
        assertWrong(() -> call.rejected(603), "the call to be rejected with 603", "it was not rejected");
        assertWrong(() -> call.ended(Party.SERVICE), "to be ended by the service", "it was by the caller: hung up");
    }

    private static void assertWrong(Runnable claim, String expected, String actual) {
        assertThatThrownBy(claim::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(expected)
                .hasMessageContaining("\nbut      ")
                .hasMessageContaining(actual);
    }

    @Test
    void seesARefusedCall() {
        application.whenCalled(id -> application
                .calls()
                .reject(com.openai.models.realtime.calls.CallRejectParams.builder()
                        .callId(id)
                        .statusCode(486L)
                        .build()));
        TestCall call = booked();

        call.rejected(486).ended(Party.APPLICATION);
        assertWrong(call::accepted, "the call to be accepted", "it was rejected with 486");
        assertWrong(() -> call.rejected(603), "to be rejected with 603", "it was rejected with 486");
    }

    @Test
    void failsWhenTheConversationGetsStuck() {
        application.whenCalled(application::accept);

        assertThatThrownBy(this::booked)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected the conversation to come to its end")
                .hasMessageContaining("but      it got stuck: the application never asked for a response");
    }

    @Test
    void failsWhenTheCallTakesTooLong() {
        application.whenCalled(id -> {});

        assertThatThrownBy(() -> emulator.call("100")
                        .playing(BOOKS)
                        .atMost(Duration.ofMillis(300))
                        .untilOver())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but      it still goes on");
    }

    /** The application was to hang up; that it did not is something that a test must be able to see. */
    @Test
    void leavesItToTheApplicationToHangUpWhereTheScriptSaysSo() {
        Script agentEnds = Script.named("end").agentSays("Bye.").agentHangsUp().build();

        TestCall call = emulator.call("100").playing(agentEnds).overTcp().untilOver();

        call.ended(Party.SERVICE);
        assertThat(call.record().story()).contains("the application did not hang up");
    }

    @Test
    void playsInEachCallWhatItBrings() {
        TestCall first = emulator.call("100")
                .playing(Script.named("one").agentSays("I am one."))
                .dial();
        TestCall second = emulator.call("100")
                .playing(Script.named("two").agentSays("I am two."))
                .dial();

        first.untilOver().said(exactly("I am one."));
        second.untilOver().said(exactly("I am two."));
    }
}
