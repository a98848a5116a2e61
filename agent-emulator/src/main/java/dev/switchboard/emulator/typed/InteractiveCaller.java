package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.util.Deque;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Somebody who calls and types. Give it to the emulator as {@link Emulator.Builder#listener listener}, with
 * {@link TypedRules#script} as a script; then {@link #call} dials, prints what happens, and at each prompt reads a line.
 * {@code help} says what can be typed. One call at a time.
 */
public final class InteractiveCaller implements EmulatorListener {

    private sealed interface Input {
        record Happened(EmulatorEvent event) implements Input {}

        record Typed(String line) implements Input {}

        record Closed() implements Input {}
    }

    private final TypedRules rules;
    private final Clock clock;
    private final Prompt prompt;
    private final BlockingDeque<Input> inputs = new LinkedBlockingDeque<>();
    private Telling telling = Telling.usual();
    private boolean everTyped;

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
        this.prompt = new Prompt(out);
        Thread lines = new Thread(() -> read(new BufferedReader(in)), "typed-lines");
        lines.setDaemon(true);
        lines.start();
    }

    /**
     * Has events told in other words than the emulator's own.
     *
     * @param words make lines of events
     * @return this
     */
    public InteractiveCaller telling(Telling words) {
        telling = words;
        return this;
    }

    private void read(BufferedReader in) {
        try {
            String line = in.readLine();
            while (line != null) {
                inputs.add(new Input.Typed(line.strip()));
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

    /** {@return whether somebody has typed anything until now} */
    public boolean hasTyped() {
        return everTyped;
    }

    /**
     * Prompts, and waits for the line with which the next call begins.
     *
     * @return whether there is one; where not, nothing more will be typed, or somebody said that they do not want to call
     * @throws InterruptedException when somebody does not want to wait any more
     */
    public boolean awaitLine() throws InterruptedException {
        while (true) {
            Input input = inputs.poll();
            if (input == null) {
                prompt.show();
                input = inputs.take();
            }
            if (input instanceof Input.Closed) {
                inputs.addFirst(input);
                prompt.leave();
                return false;
            } else if (input instanceof Input.Typed typed) {
                everTyped = true;
                prompt.taken();
                if (Command.BYE.is(typed.line())) {
                    return false;
                } else if (Command.HELP.is(typed.line())) {
                    prompt.answer(Command.help(rules));
                } else if (!typed.line().isEmpty()) {
                    inputs.addFirst(typed);
                    return true;
                }
            }
        }
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
            return converse(new TypedTalk(emulator, dialed, rules, clock, prompt, telling));
        }
    }

    private CallEnded converse(TypedTalk talk) throws InterruptedException, IOException {
        boolean inputClosed = false;
        while (true) {
            Input input = inputs.take();
            if (input instanceof Input.Typed typed) {
                everTyped = true;
                talk.typed(typed.line());
            } else if (input instanceof Input.Happened happened) {
                talk.happened(happened.event());
                if (happened.event() instanceof CallEnded ended
                        && ended.callId().equals(talk.callId())) {
                    leaveToTheNextCall(talk.untaken(), inputClosed);
                    return ended;
                }
            } else {
                inputClosed = true;
            }
            if (inputClosed) {
                talk.closed();
            }
        }
    }

    /** What a call had no time for is as if it were typed behind it. */
    private void leaveToTheNextCall(Deque<String> lines, boolean closed) {
        if (closed) {
            inputs.addFirst(new Input.Closed());
        }
        lines.descendingIterator().forEachRemaining(line -> inputs.addFirst(new Input.Typed(line)));
    }
}
