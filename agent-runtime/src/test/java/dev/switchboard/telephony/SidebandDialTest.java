package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.sideband.Sideband;
import dev.switchboard.sideband.SidebandClient;
import dev.switchboard.sideband.SidebandListener;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How often a sideband is dialled, and with which pauses; that it is dialled at all is shown in a server. */
class SidebandDialTest {

    /** What the service does, one dial after the other; then nobody is there. */
    private final Deque<CompletableFuture<Void>> dials = new ArrayDeque<>();

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Boolean> givenUp = new ArrayList<>();
    private int dialled;
    private long now;

    private final SidebandClient client = new SidebandClient() {
        @Override
        public CompletableFuture<Void> dial(String callId, SidebandListener listener) {
            dialled++;
            CompletableFuture<Void> told = dials.poll();
            return told == null ? CompletableFuture.failedFuture(new ConnectException("nobody is there")) : told;
        }
    };

    private final CallThreads threads = new CallThreads() {
        @Override
        void work(Runnable task) {
            task.run();
        }

        @Override
        void workAfter(Duration delay, Runnable task) {
            pauses.add(delay);
            task.run();
        }
    };

    private final SidebandListener listener = new SidebandListener() {
        @Override
        public void opened(Sideband sideband) {}

        @Override
        public void received(Sideband from, String message) {}

        @Override
        public void closed() {}
    };

    private SidebandDial dial = newDial();

    private SidebandDial newDial() {
        return new SidebandDial(client, threads, "rtc_1", listener, () -> now);
    }

    private void isOpenedAndClosed(Runnable meanwhile) {
        dials.add(CompletableFuture.completedFuture(null));
        dial.again(givenUp::add);
        dial.opened();
        meanwhile.run();
    }

    @Test
    void givesUpAfterSevenDialsWithEverLongerPauses() {
        dial.again(givenUp::add);

        assertThat(dialled).isEqualTo(7);
        assertThat(givenUp).containsExactly(false);
        assertThat(pauses).hasSize(6);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
        assertThat(pauses.get(5)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(12));
    }

    @Test
    void doesNotComeBackAtTheSameMomentAsOtherCalls() {
        List<Duration> longest = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pauses.clear();
            dial = newDial();
            dial.again(givenUp::add);
            longest.add(pauses.get(5));
        }

        assertThat(longest.stream().distinct()).hasSizeGreaterThan(10);
    }

    @Test
    void dialsAtOnceAfterASocketThatWasOfUse() {
        for (int i = 0; i < 20; i++) {
            isOpenedAndClosed(dial::used);
        }

        assertThat(dialled).isEqualTo(20);
        assertThat(pauses).isEmpty();
        assertThat(givenUp).isEmpty();
    }

    @Test
    void givesUpWhereEachSocketIsClosedAtOnce() {
        for (int i = 0; i < 20 && givenUp.isEmpty(); i++) {
            isOpenedAndClosed(() -> {});
        }

        assertThat(dialled).isEqualTo(7);
        assertThat(pauses).hasSize(6);
        assertThat(givenUp).containsExactly(false);
    }

    /** As where something on the way closes every socket that is silent for a minute. */
    @Test
    void doesNotGiveUpACallInWhichNothingHappens() {
        for (int i = 0; i < 20; i++) {
            isOpenedAndClosed(() -> now += Duration.ofMinutes(1).toNanos());
        }

        assertThat(pauses).isEmpty();
        assertThat(givenUp).isEmpty();
    }
}
