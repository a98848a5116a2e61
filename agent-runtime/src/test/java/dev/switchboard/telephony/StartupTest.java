package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ledger.InvocationQueue;
import dev.switchboard.ledger.NoteRecorder;
import dev.switchboard.ledger.Unwritten;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a server ends in order. That it begins is shown by every test in a server. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class StartupTest {

    private final List<String> done = new ArrayList<>();
    private final Startup startup = new Startup();

    @Test
    void writesWhatIsInMemoryWhenNothingMoreComesAndBeforeItsThreadsStop() {
        startup.calls = new LiveCalls() {
            @Override
            void letGo() {
                done.add("let go");
            }
        };
        startup.notes = new NoteRecorder() {
            @Override
            public void flush() {
                done.add("notes");
            }
        };
        startup.receipts = new InvocationQueue() {
            @Override
            public synchronized void flush() {
                done.add("receipts");
            }
        };
        startup.unwritten = new Unwritten() {
            @Override
            public void write() {
                done.add("what was told");
            }
        };
        startup.threads = new CallThreads() {
            @Override
            void stop() {
                done.add("stop");
            }
        };

        startup.contextDestroyed(null);

        assertThat(done).containsExactly("let go", "notes", "receipts", "what was told", "stop");
    }
}
