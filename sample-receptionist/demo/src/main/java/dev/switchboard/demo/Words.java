package dev.switchboard.demo;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandClosed;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.timeline.StoryLine;
import java.time.Duration;
import java.util.Optional;

/** In which words the demo tells what happens: the emulator's, but where the ledger or the call so far says more. */
final class Words {

    private static final int LONGEST = 200;

    private final Screen screen;
    private final Desk desk;

    Words(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
    }

    /**
     * Tells an event.
     *
     * @param event what happened now
     * @param before what happened in its call before
     * @return the line, or empty for what nobody wants to read
     */
    Optional<StoryLine> of(EmulatorEvent event, Recorded before) {
        if (event instanceof IncomingCall call) {
            return told(
                    "phone",
                    "SIP INVITE from " + call.from().replaceAll(";tag=.*", "") + " to " + call.to()
                            + "\nrings; SIP Call-ID " + call.sipCallId());
        } else if (event instanceof WebhookAnswered webhook && before.has(WebhookAnswered.class)) {
            return told(
                    "webhook",
                    "the same a second time: answered with " + webhook.status() + " in "
                            + webhook.duration().toMillis() + " ms");
        } else if (event instanceof FunctionCalled call && isRepeat(call, before)) {
            return told("tool", call.name() + " a second time, the same function call");
        } else if (event instanceof FunctionAnswered answered) {
            return told("tool", desk.outcome(answered) + ": " + cut(StoryLine.readable(answered.output())));
        } else if (event instanceof FaultInjected fault) {
            return fault.fault().startsWith("sideband-")
                    ? told("network", "drops the sideband: nobody tells the server that its answer has arrived")
                    : Optional.empty();
        } else if (event instanceof SidebandClosed) {
            return Optional.empty();
        } else if (event instanceof SidebandAttached && before.has(SidebandAttached.class)) {
            return told("server", "attaches it again, and asks whether the answer is there");
        }
        return StoryLine.of(Duration.ZERO, event).flatMap(line -> told(line.who(), line.text()));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST).stripTrailing() + " …" : text;
    }

    private static boolean isRepeat(FunctionCalled call, Recorded before) {
        return before.all(FunctionCalled.class).stream()
                .anyMatch(other -> other.functionCallId().equals(call.functionCallId()));
    }

    private Optional<StoryLine> told(String who, String text) {
        return Optional.of(new StoryLine(screen.since(), who, text));
    }
}
