package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Selection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The emulator as the demo has it: what is said in which call, and what the server must know to be called. */
final class Service {

    private static final String API_KEY = "sk-demo";
    private static final String SECRET = "whsec_c3dpdGNoYm9hcmQtZGVtby1zZWNyZXQ=";
    private static final String OTHER_SECRET = "whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0";

    private final Options options;

    Service(Options options) {
        this.options = options;
    }

    /**
     * Opens its doors.
     *
     * @param slot what the first caller wants; the second one comes later
     * @param listener hears what happens
     */
    Emulator start(Slot slot, EmulatorListener listener) throws DemoFailure {
        boolean broken = options.isBroken(Options.WEBHOOK_SECRET);
        try {
            return Emulator.builder()
                    .sipPort(options.sipPort())
                    .webhook(URI.create(options.page() + "switchboard/webhook"), SECRET)
                    .apiKey(API_KEY)
                    .script(forCalls(new Selection(null, null, null, 1), written("booking.yaml")))
                    .script(forCalls(new Selection(null, null, null, 2), written("repeats.yaml")))
                    .script(forCalls(fromCaller(), YourTurn.RULES.script()))
                    .script(written("booking.yaml"))
                    .variable("slot", slot.iso())
                    .variable("slot.day", slot.day())
                    .variable("slot.spoken", slot.spoken())
                    .variable("later", slot.later().iso())
                    .variable("later.spoken", slot.later().spoken())
                    .perWord(Duration.ofMillis(70))
                    .decisionTimeout(Duration.ofSeconds(broken ? 6 : 30))
                    .listener(listener)
                    .start();
        } catch (IOException e) {
            throw new DemoFailure(e.getMessage() + ".", "end that program, or choose another: -Ddemo.sip.port=5070");
        }
    }

    private static Script written(String resource) {
        return Script.load(Service.class.getClassLoader(), resource);
    }

    private static Script forCalls(Selection selection, Script script) {
        return new Script(script.name(), selection, script.faults(), script.steps());
    }

    /** After the acts, who calls from the caller's number is the one who types. */
    private Selection fromCaller() {
        return new Selection(null, "From", Pattern.quote("<sip:" + options.phone() + "@"), null);
    }

    /** What the server is told. */
    List<String> configuration(Emulator emulator) {
        boolean broken = options.isBroken(Options.WEBHOOK_SECRET);
        return List.of(
                "-Dswitchboard.openai.base-url=" + emulator.apiBaseUrl(),
                "-Dswitchboard.openai.api-key=" + API_KEY,
                "-Dswitchboard.webhook.secrets=" + (broken ? OTHER_SECRET : SECRET),
                // people type more slowly than they speak
                "-Dswitchboard.idle=2m",
                "-Dreceptionist.datasource.url=jdbc:h2:file:" + options.database());
    }
}
