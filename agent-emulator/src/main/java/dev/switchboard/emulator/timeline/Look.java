package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.AgentInterrupted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.ExpectationFailed;
import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.KeyPressed;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookFailed;
import java.util.Optional;

/** How an event looks on the page. */
final class Look {

    private Look() {}

    /** The style class. */
    static String of(EmulatorEvent event) {
        if (event instanceof CallerSaid || event instanceof KeyPressed || event instanceof AgentInterrupted) {
            return "caller";
        } else if (event instanceof AgentSaid) {
            return "agent";
        } else if (event instanceof FunctionCalled || event instanceof FunctionAnswered) {
            return "tool";
        } else if (event instanceof ScriptStuck
                || event instanceof ExpectationFailed
                || event instanceof WebhookFailed
                || event instanceof Rejected
                || (event instanceof WebhookAnswered answered && answered.status() / 100 != 2)) {
            return "bad";
        }
        return event instanceof FaultInjected ? "fault" : "plain";
    }

    /** The JSON in an event, where a reader may want all of it. */
    static Optional<String> json(EmulatorEvent event) {
        if (event instanceof FunctionCalled called) {
            return Optional.of(called.arguments());
        } else if (event instanceof FunctionAnswered answered) {
            return Optional.of(answered.output());
        }
        return Optional.empty();
    }
}
