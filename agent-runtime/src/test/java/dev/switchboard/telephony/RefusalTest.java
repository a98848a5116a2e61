package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.telephony.CallControl.BusyException;
import dev.switchboard.telephony.CallControl.CallControlException;
import dev.switchboard.telephony.CallControl.StumbledException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What becomes of a call that is to be rejected where the service does not want to hear of it. */
class RefusalTest {

    private final CallControlException stumbled = new StumbledException("reject was answered with 500", 500);

    private final List<String> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<State> states = new ArrayList<>();

    /** Fails in these ways, one after the other, and then does not. */
    private Refusal refusal(Exception... failures) {
        Queue<Exception> left = new ArrayDeque<>(List.of(failures));
        CallControl control = new CallControl() {
            @Override
            public void reject(String callId, int sipStatus) throws CallControlException, IOException {
                asked.add(callId + " " + sipStatus);
                Exception failure = left.poll();
                if (failure instanceof CallControlException refused) {
                    throw refused;
                }
                if (failure instanceof IOException away) {
                    throw away;
                }
            }

            @Override
            public void hangUp(String callId) {
                asked.add(callId + " hang up");
            }
        };
        return new Refusal(control, new CallThreads() {
            @Override
            void workAfter(Duration delay, Runnable task) {
                pauses.add(delay);
                later.add(task);
            }
        });
    }

    private List<String> refuse(Refusal refusal) {
        try (Logged log = new Logged(Refusal.class)) {
            refusal.refuse("rtc_1", 503, "service_failed", states::add);
            while (!later.isEmpty()) {
                assertThat(states).as("nothing is settled while it is tried").isEmpty();
                later.remove().run();
            }
            return log.lines();
        }
    }

    @Test
    void goesOnRejectingUntilTheServiceHearsOfIt() {
        List<String> log = refuse(refusal(stumbled, new BusyException("429"), new IOException("no answer")));

        assertThat(asked).hasSize(4).containsOnly("rtc_1 503");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(states).containsExactly(State.REJECTED);
        assertThat(log).noneMatch(line -> line.contains("SWB-5011"));
    }

    @Test
    void givesUpAfterAboutTwoMinutesAndSaysSoOnce() {
        Exception[] always = new Exception[100];
        Arrays.fill(always, stumbled);
        List<String> log = refuse(refusal(always));

        assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isBetween(90L, 120L);
        assertThat(pauses).isSorted();
        assertThat(states).containsExactly(State.REJECTED);
        assertThat(log)
                .filteredOn(line -> line.startsWith("SEVERE"))
                .singleElement()
                .asString()
                .startsWith("SEVERE SWB-5011: call rtc_1: could not be rejected (service_failed) and rings until");
    }

    @Test
    void stopsWhereTheCallIsOverMeanwhile() {
        refuse(refusal(stumbled, new CallControlException("reject was answered with 404", 404)));

        assertThat(states).containsExactly(State.GONE);
    }

    @Test
    void hangsUpWhatSomebodyTookMeanwhile() {
        refuse(refusal(stumbled, new CallControlException("reject was answered with 409", 409)));

        assertThat(asked).containsExactly("rtc_1 503", "rtc_1 503", "rtc_1 hang up");
        assertThat(states).containsExactly(State.REJECTED);
    }

    /** As with a wrong key: nothing gets better by asking again. */
    @Test
    void doesNotAskAgainWhereTheServiceRefuses() {
        List<String> log = refuse(refusal(new CallControlException("reject was answered with 401", 401)));

        assertThat(asked).hasSize(1);
        assertThat(states).containsExactly(State.REJECTED);
        assertThat(log).anyMatch(line -> line.startsWith("SEVERE SWB-5011"));
    }
}
