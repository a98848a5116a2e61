package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Listening;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.When;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** One call of somebody who types. Lines that come while the conversation goes on wait for its next prompt. */
final class TypedTalk {

    private static final int WIDTH = 100;

    private final Emulator emulator;
    private final DialedCall dialed;
    private final TypedRules rules;
    private final Clock clock;
    private final Prompt prompt;
    private final Telling telling;
    private final long begun = System.nanoTime();
    private final Deque<String> lines = new ArrayDeque<>();
    private List<String> tools = List.of();
    private String callId = "";
    private boolean listening;

    TypedTalk(Emulator emulator, DialedCall dialed, TypedRules rules, Clock clock, Prompt prompt, Telling telling) {
        this.emulator = emulator;
        this.dialed = dialed;
        this.rules = rules;
        this.clock = clock;
        this.prompt = prompt;
        this.telling = telling;
    }

    /** The call's id, when it is known. */
    String callId() {
        return callId;
    }

    /** Lines for which the call had no time left. */
    Deque<String> untaken() {
        return lines;
    }

    void happened(EmulatorEvent event) throws IOException {
        if (event instanceof IncomingCall incoming && incoming.sipCallId().equals(dialed.sipCallId())) {
            callId = incoming.callId();
        }
        if (!event.callId().equals(callId)) {
            return;
        }
        if (event instanceof CallEnded) {
            listening = false;
        }
        tell(event);
        if (event instanceof Accepted accepted) {
            tools = accepted.tools();
        } else if (event instanceof ScriptFinished) {
            dialed.hangUp();
        } else if (event instanceof Listening) {
            listening = true;
            takeWaiting();
        }
    }

    void typed(String line) throws IOException {
        if (listening) {
            prompt.taken();
            take(line);
            ask();
        } else {
            lines.add(line);
        }
    }

    /** No more lines will come. */
    void closed() throws IOException {
        if (listening && lines.isEmpty()) {
            listening = false;
            dialed.hangUp();
        }
    }

    /** Takes what was typed before it was asked for, which nobody has seen behind a prompt. */
    private void takeWaiting() throws IOException {
        while (listening && !lines.isEmpty()) {
            String line = lines.remove();
            if (!line.isEmpty()) {
                prompt.show(line);
                take(line);
            }
        }
        ask();
    }

    private void ask() {
        if (listening) {
            prompt.show();
        }
    }

    /** Takes a line, which may also be about this program. */
    private void take(String line) throws IOException {
        if (Command.HELP.is(line)) {
            prompt.answer(Command.help(rules));
        } else if (Command.TOOLS.is(line)) {
            prompt.answer(tools.isEmpty() ? "There is no tool." : String.join(", ", tools));
        } else if (Command.BYE.is(line)) {
            listening = false;
            dialed.hangUp();
        } else if (!line.isEmpty()) {
            play(line);
        }
    }

    private void play(String line) {
        TypedRules.Reaction reaction = rules.react(line, clock);
        List<String> missing = called(reaction.steps())
                .filter(tool -> !tools.contains(tool))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            prompt.answer("The rule for that calls " + String.join(", ", missing)
                    + ", which the application does not offer in this call; it offers " + tools + ".");
            return;
        }
        if (!reaction.understood()) {
            prompt.answer("No rule is for that. Say it in other words, or type help for what is understood.");
        }
        listening = false;
        emulator.play(callId, reaction.steps(), reaction.values());
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

    private void tell(EmulatorEvent event) {
        // what the caller says, they have just typed
        if (!(event instanceof CallerSaid)) {
            telling.of(Duration.ofNanos(System.nanoTime() - begun), event).ifPresent(line -> {
                prompt.line(line.layout(WIDTH));
                ask();
            });
        }
    }
}
