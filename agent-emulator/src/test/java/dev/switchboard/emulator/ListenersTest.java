package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a call has nothing to fear from those who listen to it. */
class ListenersTest {

    private static final String SCRIPT = """
        name: one function
        steps:
          - agent: Hello.
          - caller: Is it free?
          - call: find
          - agent: It is.
          - hangUp: caller
        """;

    private final Logger logger = Logger.getLogger(Listeners.class.getName());
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler keeper = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(keeper);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(keeper);
        logger.setUseParentHandlers(true);
    }

    @Test
    void aCallGoesOnWhoseListenersThrow() throws Exception {
        FrameListener throwing = new FrameListener() {
            @Override
            public void sent(String callId, String event) {
                throw new IllegalStateException("at each event");
            }

            @Override
            public void received(String callId, String message) {
                throw new AssertionError("at each message");
            }

            @Override
            public void requested(String callId, String action, String body) {
                throw new IllegalStateException("at each request");
            }
        };
        try (Scene scene = Scene.of(
                        SCRIPT,
                        emulator -> emulator.frames(throwing).listener(event -> {
                            throw new IllegalStateException("at everything");
                        }));
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = scene.idOf(call);
            scene.next(id, ScriptFinished.class);
            call.hangUp();

            // a script is not stuck, and who listens beside hears everything
            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.CALLER);
            assertThat(scene.story(id)).contains("Accepted", "SidebandAttached", "FunctionAnswered", "ScriptFinished");
            assertThat(logged)
                    .allMatch(entry -> entry.startsWith("call " + id + ": a listener failed at "))
                    .anyMatch(entry -> entry.contains("at an event,"))
                    .anyMatch(entry -> entry.contains("at a message,"))
                    .anyMatch(entry -> entry.contains("at the request to accept,"))
                    .anyMatch(entry -> entry.contains("at FunctionCalled,"));
        }
    }
}
