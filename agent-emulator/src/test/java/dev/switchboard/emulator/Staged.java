package dev.switchboard.emulator;

import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A telephone, and a scene that each test stages as it needs it. */
abstract class Staged {

    static final String ONE_FUNCTION = """
        name: one function
        steps:
          - agent: Hello.
          - caller: Is it free?
          - call: find
            as: found
          - agent: I found ${found}.
          - hangUp: caller
        """;

    SipPhone phone;
    DialedCall dialed;
    Scene scene;

    @BeforeEach
    final void getATelephone() throws Exception {
        phone = SipPhone.udp();
    }

    @AfterEach
    final void putItDown() {
        phone.close();
        scene.close();
    }

    /** An application whose functions find a pen. */
    final void stage(String script, UnaryOperator<Emulator.Builder> change) throws Exception {
        scene = Scene.of(script, change);
        scene.application.answersFunctions((name, arguments) -> "a pen");
    }

    /** Calls; the service's id of the call. */
    final String call() throws Exception {
        dialed = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
        return scene.idOf(dialed);
    }

    /** Calls, and waits for the script's end; the sideband with all that was sent. */
    final TestApplication.Sideband play() throws Exception {
        String id = call();
        scene.next(id, ScriptFinished.class);
        TestApplication.Sideband sideband = scene.application.sideband(id);
        sideband.awaitAllThatWasSent();
        return sideband;
    }
}
