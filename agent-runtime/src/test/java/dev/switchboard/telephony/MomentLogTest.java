package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.Note.Digit;
import dev.switchboard.call.Note.Moment;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentLogTest {

    private final Logger logger = Logger.getLogger(MomentLog.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    @ParameterizedTest
    @CsvSource({
        "contradicted, SWB-5030",
        "limit, SWB-5031",
        "response_failed, SWB-5032",
        "transfer_failed, SWB-5033",
    })
    void hasACodeForWhatSomebodyShouldLookAt(String kind, String code) {
        new MomentLog("rtc_1").log(new Moment(kind, "why"));
        assertThat(lines).containsExactly("WARNING " + code + ": call rtc_1: " + kind + " why");
    }

    @Test
    void hasALineForWhatHappensToTheCallAndNothingForOtherNotes() {
        MomentLog log = new MomentLog("rtc_1");
        log.log(new Moment("attached", ""));
        log.log(new Digit("4"));
        assertThat(lines).containsExactly("INFO call rtc_1: attached ");
    }
}
