package dev.switchboard.it.retail.replay;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Selection;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.Fails;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.RepeatsCall;
import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import java.util.ArrayList;
import java.util.List;

/** What is said around the function calls of a recording, and what goes wrong. */
final class Conversation {

    /** Where the connection is lost, so that only what the model is not told must be found again. */
    private static final List<Fault> CUTS = List.of(
            // the function call was read, and its answer has no way
            Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("response.done"),
            // the same, and nobody knows whether more function calls were to come
            Fault.of(Kind.SIDEBAND_DROPPED_BEFORE).at("response.done"),
            // the answer arrived, and nobody knows it: the first item is the function call, the second its answer
            Fault.of(Kind.SIDEBAND_DROPPED_BEFORE)
                    .at("conversation.item.added")
                    .nth(2));

    private final Delivery delivery;
    private final List<Step> steps = new ArrayList<>();
    private int writes;

    private Conversation(Delivery delivery) {
        this.delivery = delivery;
    }

    /** The script of the how many-th call, from 1. */
    static Script of(Recording recording, int order, Delivery delivery) {
        Conversation conversation = new Conversation(delivery);
        conversation.steps.add(new AgentSays("${greeting}"));
        recording.calls().forEach(conversation::add);
        conversation.steps.add(new HangsUp(true));
        return new Script(
                "recording " + recording.id(),
                new Selection(null, null, null, order),
                List.of(),
                conversation.steps);
    }

    private void add(RecordedCall call) {
        steps.add(new CallerSays("Please."));
        if (call.writes()) {
            writes++;
            if (delivery == Delivery.CUT) {
                steps.add(new Fails(CUTS.get(writes % CUTS.size())));
            }
        }
        steps.add(new CallsTool(call.name(), call.arguments().getMap(), "output"));
        if (!call.writes()) {
            steps.add(new AgentSays("Done."));
        } else if (delivery == Delivery.SAME_ID && writes % 2 == 0) {
            // while it runs
            steps.add(new RepeatsCall(true, null, "output"));
            steps.add(new AgentSays("Done."));
        } else {
            steps.add(new AgentSays("Done."));
            repeatLater();
        }
    }

    private void repeatLater() {
        if (delivery == Delivery.SAME_ID || delivery == Delivery.NEW_ID) {
            steps.add(new CallerSays("Did you do it?"));
            steps.add(new RepeatsCall(delivery == Delivery.SAME_ID, null, "output"));
        }
        if (delivery == Delivery.NEW_ID) {
            steps.add(new AgentSays("Done."));
        }
    }
}
