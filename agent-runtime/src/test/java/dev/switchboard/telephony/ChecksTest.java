package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a server with its calls is not well. That it is asked, and how it says so, is shown in a server. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class ChecksTest {

    private long now;
    private int waiting;

    private BacklogCheck backlog() {
        BacklogCheck check = new BacklogCheck();
        check.threads = new CallThreads() {
            @Override
            int waiting() {
                return waiting;
            }
        };
        return check;
    }

    @Test
    void isNotReadyWithMoreThanAHundredTasksThatWait() {
        BacklogCheck check = backlog();
        waiting = 100;
        assertThat(check.trouble()).isNull();

        waiting = 101;
        assertThat(check.trouble()).isEqualTo("101 tasks wait for a thread");
    }

    @Test
    void isNotAliveWhenNoEventWasHandledForThirtySeconds() {
        ThreadsCheck check = new ThreadsCheck(() -> now);
        now = Duration.ofSeconds(30).toNanos() - 1;
        assertThat(check.trouble()).isNull();

        now++;
        assertThat(check.trouble()).isEqualTo("no event was handled for 30 s");
        check.beat();
        assertThat(check.trouble()).isNull();
    }

    @Test
    void beatsOftenEnoughNotToBeTakenForDead() {
        assertThat(ThreadsCheck.BEAT_EVERY).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    /** The ledger is a quarter of a second behind at most, with the time that its transaction takes. */
    @Test
    void writesWhatIsSaidOftenEnough() {
        assertThat(Startup.NOTES_EVERY).isLessThan(Duration.ofMillis(250));
    }
}
