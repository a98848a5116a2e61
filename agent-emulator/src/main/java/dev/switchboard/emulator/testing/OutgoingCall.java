package dev.switchboard.emulator.testing;

import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.ScriptBuilder;
import dev.switchboard.emulator.timeline.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call that a test is about to place. */
public final class OutgoingCall {

    private final TestEmulator emulator;
    private final String number;
    private String callerName = "";
    private String callerNumber = "+14155550123";
    private Duration longest = Duration.ofMinutes(1);
    private boolean tcp;
    private @Nullable Script script;

    OutgoingCall(TestEmulator emulator, String number) {
        this.emulator = emulator;
        this.number = number;
    }

    /** Who calls: a number to show; default {@code +14155550123}. */
    public OutgoingCall from(String shownNumber) {
        callerNumber = shownNumber;
        return this;
    }

    /** Who calls: a name and a number to show. */
    public OutgoingCall from(String shownName, String shownNumber) {
        callerName = shownName;
        return from(shownNumber);
    }

    /** Dials with TCP; default UDP. */
    public OutgoingCall overTcp() {
        tcp = true;
        return this;
    }

    /** The longest that the call may take; default a minute. */
    public OutgoingCall atMost(Duration duration) {
        longest = duration;
        return this;
    }

    /** What is said and done in this call, whatever scripts the emulator has. */
    public OutgoingCall playing(Script conversation) {
        script = conversation;
        return this;
    }

    /** What is said and done in this call, whatever scripts the emulator has. */
    public OutgoingCall playing(ScriptBuilder conversation) {
        return playing(conversation.build());
    }

    /**
     * Dials.
     *
     * @return the call, which rings
     */
    public TestCall dial() {
        try {
            SipPhone phone = emulator.phone(tcp);
            String sipCallId = emulator.nextCallId(script);
            DialedCall dialed = phone.dial(number, emulator.sipPort(), callerName, callerNumber, sipCallId);
            RecordedCall record =
                    emulator.recorder().bySipCallId(sipCallId).get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new TestCall(dialed, record, longest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while dialing", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the INVITE did not arrive", e);
        }
    }

    /**
     * Dials, and waits until the call is over, see {@link TestCall#untilOver}.
     *
     * @return the call
     */
    public TestCall untilOver() {
        return dial().untilOver();
    }
}
