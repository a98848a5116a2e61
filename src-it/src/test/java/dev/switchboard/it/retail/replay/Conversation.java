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

    /** The function call was read, and its answer has no way. */
    private static final Fault BEFORE_THE_ANSWER =
            Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("response.done");

    /** The same, and nobody knows whether more function calls were to come. */
    private static final Fault BEFORE_THE_END_OF_THE_RESPONSE =
            Fault.of(Kind.SIDEBAND_DROPPED_BEFORE).at("response.done");

    /** The answer arrived, and nobody knows it: the first item is the function call, the second its answer. */
    private static final Fault BEFORE_THE_ACKNOWLEDGEMENT =
            Fault.of(Kind.SIDEBAND_DROPPED_BEFORE).at("conversation.item.added").nth(2);

    private final Delivery delivery;
    private final List<Step> steps = new ArrayList<>();
    private int writes;

    private Conversation(Delivery delivery) {
        this.delivery = delivery;
    }

    /** The script of the how many-th call, from 1. */
    static Script of(Recording recording, int order, Delivery delivery) {
        return of(recording, new Selection(null, null, null, order), delivery);
    }

    /** The script of any call. */
    static Script of(Recording recording, Delivery delivery) {
        return of(recording, Selection.any(), delivery);
    }

    private static Script of(Recording recording, Selection selection, Delivery delivery) {
        Conversation conversation = new Conversation(delivery);
        conversation.steps.add(new AgentSays("${greeting}"));
        for (int i = 0; i < recording.calls().size(); i++) {
            conversation.add(recording.calls().get(i), i == recording.calls().size() - 1);
        }
        conversation.steps.add(new HangsUp(true));
        return new Script("recording " + recording.id(), selection, List.of(), conversation.steps);
    }

    private void add(RecordedCall call, boolean last) {
        steps.add(new CallerSays("Please."));
        if (call.writes()) {
            writes++;
            if (delivery.isCut()) {
                steps.add(new Fails(cut(last)));
            }
        }
        steps.add(new CallsTool(call.name(), call.arguments().getMap(), "output"));
        boolean repeated = delivery.times(call) > 1;
        boolean whileItRuns = delivery == Delivery.UNHEARD || (delivery == Delivery.SAME_ID && writes % 2 == 0);
        if (repeated && whileItRuns) {
            steps.add(repeat());
        }
        steps.add(new AgentSays("Done."));
        if (repeated && !whileItRuns) {
            steps.add(new CallerSays("Did you do it?"));
            steps.add(repeat());
            if (delivery.isNewId()) {
                steps.add(new AgentSays("Done."));
            }
        }
    }

    private Step repeat() {
        return new RepeatsCall(!delivery.isNewId(), null, "output");
    }

    /** What the model asks for while nobody is attached is lost, and so nothing may follow where it does not wait. */
    private Fault cut(boolean last) {
        if (last) {
            return BEFORE_THE_ACKNOWLEDGEMENT;
        }
        return writes % 2 == 0 ? BEFORE_THE_ANSWER : BEFORE_THE_END_OF_THE_RESPONSE;
    }
}
