package dev.switchboard.it.retail.replay;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.it.RetailWar;
import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** By telephone: an INVITE, a signed webhook, a sideband, and the model that asks for functions. */
final class TelephoneLine implements Line, AutoCloseable {

    private final URI webhook;
    private final String number;
    private final SipPhone telephone;

    /**
     * @param application where the shop is
     * @param number the called number, which says whose tools it is
     */
    TelephoneLine(URI application, String number) throws IOException {
        this.number = number;
        webhook = application.resolve("switchboard/webhook");
        telephone = SipPhone.udp();
    }

    @Override
    public List<List<String>> play(Recording recording, Delivery delivery) throws Exception {
        Ear ear = new Ear();
        try (Emulator emulator = Emulator.builder()
                .httpPort(RetailWar.API_PORT)
                .webhook(webhook, RetailWar.SECRET)
                .apiKey(RetailWar.KEY)
                .script(script(recording, delivery))
                .listener(ear)
                .start()) {
            DialedCall call = telephone.dial(number, emulator.sipPort(), "Ada", "+14155550123");
            ear.awaitLastWord();
            call.hangUp();
            ear.awaitEnd();
        }
        return answers(recording, delivery, ear);
    }

    private static Script script(Recording recording, Delivery delivery) {
        List<Step> steps = new ArrayList<>(List.of(new AgentSays("${greeting}")));
        for (RecordedCall call : recording.calls()) {
            for (int i = 0; i < functionCalls(call, delivery); i++) {
                steps.add(new CallerSays("Please."));
                steps.add(new CallsTool(call.name(), call.arguments().getMap(), "output"));
                steps.add(new AgentSays("Done."));
            }
        }
        steps.add(new HangsUp(true));
        return new Script("recording " + recording.id(), steps);
    }

    private static int functionCalls(RecordedCall call, Delivery delivery) {
        return delivery == Delivery.NEW_ID ? delivery.times(call) : 1;
    }

    private static List<List<String>> answers(Recording recording, Delivery delivery, Ear ear) {
        Iterator<List<String>> answers = ear.answers().iterator();
        List<List<String>> each = new ArrayList<>();
        for (RecordedCall call : recording.calls()) {
            List<String> told = new ArrayList<>();
            for (int i = 0; i < functionCalls(call, delivery); i++) {
                told.addAll(answers.next());
            }
            each.add(told);
        }
        return each;
    }

    @Override
    public void close() {
        telephone.close();
    }

    @Override
    public String toString() {
        return "telephone";
    }
}
