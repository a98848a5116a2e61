package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Listening;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.When;
import dev.switchboard.emulator.timeline.StoryLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * Somebody who calls and types. Give it to the emulator as {@link Emulator.Builder#listener listener}, with
 * {@link TypedRules#script} as a script; then {@link #call} dials, prints what happens, and at each prompt reads a line.
 * {@code /help} says what else can be typed. One call at a time.
 */
public final class InteractiveCaller implements EmulatorListener {

    private static final int WIDTH = 100;
    private static final String PROMPT = "  You:  ";

    private sealed interface Input {
        record Happened(EmulatorEvent event) implements Input {}

        record Typed(String line) implements Input {}

        record Closed() implements Input {}
    }

    private final TypedRules rules;
    private final Clock clock;
    private final PrintWriter out;
    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private List<String> tools = List.of();
    private boolean prompted;

    /**
     * Somebody who types.
     *
     * @param rules what their lines bring about
     * @param clock what days and times are meant by
     * @param in where lines come from; its end hangs up
     * @param out where is told what happens
     */
    public InteractiveCaller(TypedRules rules, Clock clock, Reader in, Writer out) {
        this.rules = rules;
        this.clock = clock;
        this.out = new PrintWriter(out, true);
        Thread lines = new Thread(() -> read(new BufferedReader(in)), "typed-lines");
        lines.setDaemon(true);
        lines.start();
    }

    private void read(BufferedReader in) {
        try {
            String line = in.readLine();
            while (line != null) {
                inputs.add(new Input.Typed(line));
                line = in.readLine();
            }
        } catch (IOException e) {
            // as good as its end
        }
        inputs.add(new Input.Closed());
    }

    @Override
    public void on(EmulatorEvent event) {
        inputs.add(new Input.Happened(event));
    }

    /**
     * Calls, and stays until the call is over.
     *
     * @param emulator the service, which tells this object what happens
     * @param number whom to call
     * @param callerName the name to show
     * @param callerNumber the number to show
     * @return how the call ended
     * @throws IOException when the telephone does not work
     * @throws InterruptedException when somebody does not want to wait any more
     */
    public CallEnded call(Emulator emulator, String number, String callerName, String callerNumber)
            throws IOException, InterruptedException {
        try (SipPhone phone = SipPhone.udp()) {
            DialedCall dialed = phone.dial(number, emulator.sipPort(), callerName, callerNumber);
            return converse(emulator, dialed);
        }
    }

    private CallEnded converse(Emulator emulator, DialedCall dialed) throws InterruptedException, IOException {
        long begun = System.nanoTime();
        String callId = "";
        List<String> early = new ArrayList<>();
        boolean closed = false;
        while (true) {
            Input input = inputs.take();
            if (input instanceof Input.Happened happened) {
                EmulatorEvent event = happened.event();
                if (event instanceof IncomingCall incoming && incoming.sipCallId().equals(dialed.sipCallId())) {
                    callId = incoming.callId();
                }
                if (!event.callId().equals(callId)) {
                    continue;
                }
                tell(Duration.ofNanos(System.nanoTime() - begun), event);
                if (event instanceof Accepted accepted) {
                    tools = accepted.tools();
                } else if (event instanceof ScriptFinished) {
                    dialed.hangUp();
                } else if (event instanceof CallEnded ended) {
                    return ended;
                } else if (event instanceof Listening) {
                    prompted = true;
                    if (closed) {
                        dialed.hangUp();
                    } else if (early.isEmpty()) {
                        prompt();
                    } else {
                        take(emulator, dialed, callId, early.remove(0));
                    }
                }
            } else if (input instanceof Input.Typed typed) {
                if (prompted) {
                    take(emulator, dialed, callId, typed.line());
                } else {
                    early.add(typed.line());
                }
            } else {
                closed = true;
                if (prompted) {
                    dialed.hangUp();
                }
            }
        }
    }

    /** Takes a line, which may also be about this program. */
    private void take(Emulator emulator, DialedCall dialed, String callId, String typed) throws IOException {
        String line = typed.strip();
        switch (line.toLowerCase(Locale.ROOT)) {
            case "" -> prompt();
            case "/help" -> {
                out.println("        Type what the caller says. /tools lists the application's tools, /bye hangs up.");
                prompt();
            }
            case "/tools" -> {
                out.println("        " + (tools.isEmpty() ? "there is no tool" : String.join(", ", tools)));
                prompt();
            }
            case "/bye" -> {
                prompted = false;
                dialed.hangUp();
            }
            default -> play(emulator, callId, line);
        }
    }

    private void play(Emulator emulator, String callId, String line) {
        TypedRules.Reaction reaction = rules.react(line, clock);
        List<String> missing = called(reaction.steps())
                .filter(tool -> !tools.contains(tool))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            prompted = false;
            emulator.play(callId, reaction.steps(), reaction.values());
        } else {
            out.println("        The rule for that calls " + String.join(", ", missing)
                    + ", which the application does not offer in this call; it offers " + tools + ".");
            prompt();
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

    private void prompt() {
        out.print(PROMPT);
        out.flush();
    }

    private void tell(Duration since, EmulatorEvent event) {
        // what the caller says, they have just typed
        if (!(event instanceof CallerSaid)) {
            StoryLine.of(since, event).ifPresent(line -> {
                if (prompted) {
                    out.println();
                }
                out.println(line.layout(WIDTH));
            });
        }
    }
}
