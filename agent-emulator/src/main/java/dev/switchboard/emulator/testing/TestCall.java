package dev.switchboard.emulator.testing;

import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.ExpectationFailed;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.timeline.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that a test placed, and what the test claims about it. */
public final class TestCall {

    private final DialedCall dialed;
    private final RecordedCall record;
    private final Duration longest;

    TestCall(DialedCall dialed, RecordedCall record, Duration longest) {
        this.dialed = dialed;
        this.record = record;
        this.longest = longest;
    }

    /** {@return everything that happened until now} */
    public RecordedCall record() {
        return record;
    }

    /** {@return the call from the caller's side} */
    public DialedCall dialed() {
        return dialed;
    }

    /**
     * Waits until the call is over. When its script is at its end and the caller should hang up, they do.
     *
     * @return this
     * @throws AssertionError when the script got stuck, an output was not what the script expects, or the call takes
     *     longer than it may
     */
    public TestCall untilOver() {
        CompletableFuture<CallEnded> end = record.first(CallEnded.class);
        var unused = record.first(ScriptFinished.class).thenAccept(finished -> {
            if (finished.toHangUp() == Party.CALLER) {
                hangUp();
            }
        });
        try {
            end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new WrongClaim(
                    record, "the call to be over within " + longest.toSeconds() + " s", "it still goes on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the call went on", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        for (ExpectationFailed failed : record.events(ExpectationFailed.class)) {
            throw new WrongClaim(record, "of " + failed.name() + " what the script says", failed.difference());
        }
        for (ScriptStuck stuck : record.events(ScriptStuck.class)) {
            throw new WrongClaim(record, "the conversation to come to its end", "it got stuck: " + stuck.why());
        }
        return this;
    }

    /**
     * Hangs up now, or gives up when it still rings.
     *
     * @return this
     */
    public TestCall hangUp() {
        try {
            if (dialed.answer().isDone()) {
                dialed.hangUp();
            } else {
                dialed.cancel();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Claims that a function was called and answered at least once.
     *
     * @param tool the function
     * @return claims about its answers
     */
    public ToolAnswers answered(String tool) {
        ToolAnswers answers = ToolAnswers.of(record, tool);
        answers.requireAny();
        return answers;
    }

    /** Claims that a function was not called at all. */
    public TestCall didNotCall(String tool) {
        List<FunctionCalled> calls = record.events(FunctionCalled.class).stream()
                .filter(called -> called.name().equals(tool))
                .toList();
        if (!calls.isEmpty()) {
            throw new WrongClaim(
                    record,
                    tool + " not to be called",
                    "it was, with " + calls.get(0).arguments());
        }
        return this;
    }

    /** Claims that the agent said such a thing, at any time. */
    public TestCall said(TextMatch what) {
        List<String> said =
                record.events(AgentSaid.class).stream().map(AgentSaid::text).toList();
        if (said.stream().noneMatch(what.test())) {
            throw new WrongClaim(
                    record,
                    "the agent to say something " + what.description(),
                    said.isEmpty()
                            ? "they said nothing"
                            : "they said \"" + String.join("\"\n         and \"", said) + '"');
        }
        return this;
    }

    /** Claims that the application took the call. */
    public TestCall accepted() {
        for (Rejected rejected : record.events(Rejected.class)) {
            throw new WrongClaim(record, "the call to be accepted", "it was rejected with " + rejected.sipStatus());
        }
        if (record.events(dev.switchboard.emulator.event.EmulatorEvent.Accepted.class)
                .isEmpty()) {
            throw new WrongClaim(record, "the call to be accepted", "nobody decided about it");
        }
        return this;
    }

    /** Claims that the application refused the call with this SIP status. */
    public TestCall rejected(int sipStatus) {
        List<Integer> statuses =
                record.events(Rejected.class).stream().map(Rejected::sipStatus).toList();
        if (!statuses.equals(List.of(sipStatus))) {
            throw new WrongClaim(
                    record,
                    "the call to be rejected with " + sipStatus,
                    statuses.isEmpty() ? "it was not rejected" : "it was rejected with " + statuses.get(0));
        }
        return this;
    }

    /** Claims who ended the call. */
    public TestCall ended(Party by) {
        List<CallEnded> ends = record.events(CallEnded.class);
        if (ends.isEmpty() || ends.get(0).by() != by) {
            throw new WrongClaim(
                    record,
                    "the call to be ended by the " + name(by),
                    ends.isEmpty()
                            ? "it still goes on"
                            : "it was by the " + name(ends.get(0).by()) + ": "
                                    + ends.get(0).reason());
        }
        return this;
    }

    private static String name(Party party) {
        return party.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return record.toString();
    }
}
