package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.typed.InteractiveCaller;
import dev.switchboard.emulator.typed.TypedRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Clock;

/** After the acts: whoever sits at the terminal calls, and types what they would say. */
final class YourTurn {

    static final TypedRules RULES = TypedRules.load(YourTurn.class.getClassLoader(), "typed.yaml");

    private final Options options;
    private final Screen screen;
    private final InteractiveCaller caller;
    private Recorded recorded = new Recorded();

    YourTurn(Options options, Screen screen, Words words, Clock clock) {
        this.options = options;
        this.screen = screen;
        caller = new InteractiveCaller(
                        RULES, clock, new InputStreamReader(System.in, Charset.defaultCharset()), screen.writer())
                .telling((since, event) -> {
                    var line = words.of(event, recorded);
                    recorded.add(event);
                    return line;
                });
    }

    EmulatorListener listener() {
        return caller;
    }

    /** Lets somebody call, again and again; returns when they have had enough, and never where nobody types. */
    void take(Emulator emulator, Story story) throws IOException, InterruptedException {
        story.leave(options.phone());
        screen.line("");
        screen.line("  Your turn. Type what you would say, as in: I'd like Tuesday at two");
        screen.line(
                "  help lists what is understood, bye ends the call. After it, /bye ends the demo, as Ctrl-C does.");
        screen.line("");
        while (caller.awaitLine()) {
            recorded = new Recorded();
            caller.call(emulator, Demo.NUMBER, options.name(), options.phone());
            screen.line("");
            screen.line("  The call is over. Type to call again.");
            screen.line("");
        }
        if (!caller.hasTyped()) {
            screen.line("  Nobody types here: the demo stays until Ctrl-C.");
            Thread.currentThread().join();
        }
    }
}
