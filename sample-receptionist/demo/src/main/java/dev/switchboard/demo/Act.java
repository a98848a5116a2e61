package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that is played: its caller hangs up when all is said. */
final class Act {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private record Over(CallEnded how, Recorded recorded) {}

    private final String sipCallId =
            UUID.randomUUID().toString().replace("-", "").substring(0, 24) + "@127.0.0.1";
    private final CompletableFuture<Void> said = new CompletableFuture<>();
    private final CompletableFuture<Over> over = new CompletableFuture<>();

    /** By which the database knows the call. */
    String sipCallId() {
        return sipCallId;
    }

    /**
     * Plays it, to its end.
     *
     * @param options what the demo was asked for
     * @param emulator the service
     * @param story tells it
     * @param name who calls
     * @param phone from which number
     * @return what the service has on record
     * @throws DemoFailure when nobody answers, or the call breaks off
     */
    Recorded play(Options options, Emulator emulator, Story story, String name, String phone)
            throws DemoFailure, IOException, InterruptedException {
        story.follow(sipCallId, this);
        try (SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(Demo.NUMBER, emulator.sipPort(), name, phone, sipCallId);
            CompletableFuture.anyOf(said, over).get(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
            if (!over.isDone()) {
                call.hangUp();
            }
            Over end = over.get(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
            if (end.how().by() != Party.CALLER) {
                throw brokenOff(options, end.how());
            }
            return end.recorded();
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoFailure(
                    "The call did not end within " + LONGEST_CALL.toSeconds() + " s.",
                    "look into " + options.serverLog() + ".");
        }
    }

    private static DemoFailure brokenOff(Options options, CallEnded end) {
        return options.isBroken(Options.WEBHOOK_SECRET)
                ? new DemoFailure(
                        "Nobody answered: the server refused the webhook, since it is signed with another secret than the"
                                + " server's switchboard.webhook.secrets.",
                        "give both the same secret; here, leave -Ddemo.break away.")
                : new DemoFailure("The call broke off: " + end.reason(), "look into " + options.serverLog() + ".");
    }

    /** The script is at its end. */
    void allIsSaid() {
        said.complete(null);
    }

    /** The call is over, and all of it is told. */
    void isOver(CallEnded how, Recorded recorded) {
        over.complete(new Over(how, recorded));
    }
}
