package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.call.Note;
import dev.switchboard.configuration.TestSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;

/** On H2. */
class LedgerOnH2Test extends LedgerTests {

    private static final TestDatabase DATABASE = TestDatabase.h2();

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @Test
    void writesWhatWaitedWhenTheDatabaseIsBack() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String port = String.valueOf(server.getPort());
        TestDatabase away = TestDatabase.h2("jdbc:h2:tcp://127.0.0.1:" + port + "/mem:away;DB_CLOSE_DELAY=-1");
        Node node = new Node();
        new CallLedger(away.transactions(), node, Clock.systemUTC())
                .receive("wh_1", new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of()));
        NoteRecorder recorder = new NoteRecorder(
                away.transactions(), Clock.systemUTC(), node, TestSettings.ledger(Duration.ZERO, false));

        server.stop();
        for (int i = 0; i < 1_200; i++) {
            recorder.keep("rtc_1", new Note.Turn("item_" + i, Speaker.CALLER, "word"));
            if (i % 400 == 0) {
                recorder.flush();
            }
        }
        assertThat(recorder.backlog()).isEqualTo(1_200);

        Server again = Server.createTcpServer("-tcpPort", port).start();
        try {
            recorder.flush();
            assertThat(recorder.backlog()).isZero();
            assertThat(away.value("select count(*) from switchboard_turn")).isEqualTo("1200");
            assertThat(recorder.dropped()).isZero();
        } finally {
            again.stop();
        }
    }
}
