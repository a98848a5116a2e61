package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Listening;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.When;
import dev.switchboard.emulator.timeline.StoryLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One call of somebody who types. Lines that come while the conversation goes on wait for its next prompt. */
final class TypedTalk {

    private static final int WIDTH = 100;
    private static final String PROMPT = "  You:  ";
    private static final String INDENT = "        ";

    private final Emulator emulator;
    private final DialedCall dialed;
    private final TypedRules rules;
    private final Clock clock;
    private final PrintWriter out;
    private final long begun = System.nanoTime();
    private final Deque<String> lines = new ArrayDeque<>();
    private List<String> tools = List.of();
    private String callId = "";
    private boolean listening;

    TypedTalk(Emulator emulator, DialedCall dialed, TypedRules rules, Clock clock, PrintWriter out) {
        this.emulator = emulator;
        this.dialed = dialed;
        this.rules = rules;
        this.clock = clock;
        this.out = out;
    }

    /** The call's id, when it is known. */
    String callId() {
        return callId;
    }

    void happened(EmulatorEvent event) throws IOException {
        if (event instanceof IncomingCall incoming && incoming.sipCallId().equals(dialed.sipCallId())) {
            callId = incoming.callId();
        }
        if (!event.callId().equals(callId)) {
            return;
        }
        tell(event);
        if (event instanceof Accepted accepted) {
            tools = accepted.tools();
        } else if (event instanceof ScriptFinished) {
            dialed.hangUp();
        } else if (event instanceof Listening) {
            listening = true;
            prompt();
            takeLines();
        }
    }

    void typed(String line) throws IOException {
        lines.add(line.strip());
        takeLines();
    }

    /** No more lines will come. */
    void closed() throws IOException {
        if (listening && lines.isEmpty()) {
            dialed.hangUp();
        }
    }

    private void takeLines() throws IOException {
        while (listening && !lines.isEmpty()) {
            take(lines.remove());
        }
    }

    /** Takes a line, which may also be about this program. */
    private void take(String line) throws IOException {
        switch (line.toLowerCase(Locale.ROOT)) {
            case "" -> prompt();
            case "/help" -> answer("Type what the caller says. /tools lists the application's tools, /bye hangs up.");
            case "/tools" -> answer(tools.isEmpty() ? "There is no tool." : String.join(", ", tools));
            case "/bye" -> {
                listening = false;
                dialed.hangUp();
            }
            default -> play(line);
        }
    }

    private void play(String line) {
        TypedRules.Reaction reaction = rules.react(line, clock);
        List<String> missing = called(reaction.steps())
                .filter(tool -> !tools.contains(tool))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            listening = false;
            emulator.play(callId, reaction.steps(), reaction.values());
        } else {
            answer("The rule for that calls " + String.join(", ", missing)
                    + ", which the application does not offer in this call; it offers " + tools + ".");
        }
    }

    private static Stream<String> called(List<Step> steps) {
        return steps.stream().flatMap(step -> {
            if (step instanceof CallsTool call) {
                return Stream.of(call.tool());
            }
            return step instanceof When when
                    ? Stream.concat(called(when.then()), called(when.otherwise()))
                    : Stream.empty();
        });
    }

    private void answer(String text) {
        out.println(INDENT + text);
        prompt();
    }

    private void prompt() {
        out.print(PROMPT);
        out.flush();
    }

    private void tell(EmulatorEvent event) {
        // what the caller says, they have just typed
        if (!(event instanceof CallerSaid)) {
            StoryLine.of(Duration.ofNanos(System.nanoTime() - begun), event).ifPresent(line -> {
                if (listening) {
                    out.println();
                }
                out.println(line.layout(WIDTH));
            });
        }
    }
}
