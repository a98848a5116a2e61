package dev.switchboard.it.retail.replay;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.it.RetailWar;
import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** By telephone: an INVITE, a signed webhook, a sideband, and the model that asks for functions. */
final class TelephoneLine implements Line, AutoCloseable {

    private final String number;
    private final SipPhone telephone = SipPhone.udp();
    private final Emulator emulator;
    private volatile Ear ear = new Ear();
    private int faults;

    /**
     * Opens the line for recordings, which then are to be played in their order.
     *
     * @param application where the shop is
     * @param number the called number, which says whose tools it is
     * @param recordings what will be played
     * @param delivery how often each write is delivered
     */
    TelephoneLine(URI application, String number, List<Recording> recordings, Delivery delivery) throws IOException {
        this.number = number;
        Emulator.Builder builder = Emulator.builder()
                .httpPort(RetailWar.API_PORT)
                .webhook(application.resolve("switchboard/webhook"), RetailWar.SECRET)
                .apiKey(RetailWar.KEY)
                .patience(Duration.ofSeconds(30))
                .listener(event -> ear.hear(event));
        int order = 0;
        for (Recording recording : recordings) {
            builder.script(Conversation.of(recording, ++order, delivery));
        }
        emulator = builder.start();
    }

    @Override
    public List<List<String>> play(Recording recording, Delivery delivery) throws Exception {
        Ear heard = new Ear();
        ear = heard;
        DialedCall call = telephone.dial(number, emulator.sipPort(), "Ada", "+14155550123");
        heard.awaitLastWord();
        call.hangUp();
        heard.awaitEnd();
        faults += heard.faults();
        return answers(recording, delivery, heard);
    }

    private static List<List<String>> answers(Recording recording, Delivery delivery, Ear heard) {
        Iterator<List<String>> answers = heard.answers().iterator();
        List<List<String>> each = new ArrayList<>();
        for (RecordedCall call : recording.calls()) {
            List<String> told = new ArrayList<>();
            for (int i = 0; i < delivery.functionCalls(call); i++) {
                told.addAll(answers.next());
            }
            each.add(told);
        }
        return each;
    }

    /** How often something went wrong on purpose. */
    int faults() {
        return faults;
    }

    @Override
    public void close() {
        telephone.close();
        emulator.close();
    }

    @Override
    public String toString() {
        return "telephone";
    }
}
