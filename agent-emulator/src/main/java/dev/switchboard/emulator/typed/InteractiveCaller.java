package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Somebody who calls and types. Give it to the emulator as {@link Emulator.Builder#listener listener}, with
 * {@link TypedRules#script} as a script; then {@link #call} dials, prints what happens, and at each prompt reads a line.
 * {@code /help} says what else can be typed. One call at a time.
 */
public final class InteractiveCaller implements EmulatorListener {

    private sealed interface Input {
        record Happened(EmulatorEvent event) implements Input {}

        record Typed(String line) implements Input {}

        record Closed() implements Input {}
    }

    private final TypedRules rules;
    private final Clock clock;
    private final PrintWriter out;
    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private boolean inputClosed;

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
        TypedTalk talk = new TypedTalk(emulator, dialed, rules, clock, out);
        while (true) {
            Input input = inputs.take();
            if (input instanceof Input.Typed typed) {
                talk.typed(typed.line());
            } else if (input instanceof Input.Happened happened) {
                talk.happened(happened.event());
                if (happened.event() instanceof CallEnded ended
                        && ended.callId().equals(talk.callId())) {
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
}
