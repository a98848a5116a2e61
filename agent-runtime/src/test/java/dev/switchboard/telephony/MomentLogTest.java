package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.call.Note.Digit;
import dev.switchboard.call.Note.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentLogTest {

    private final Logged log = new Logged(MomentLog.class);

    @AfterEach
    void stop() {
        log.close();
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
        assertThat(log.lines()).containsExactly("WARNING " + code + ": call rtc_1: " + kind + " why");
    }

    @Test
    void hasALineForWhatHappensToTheCallAndNothingForOtherNotes() {
        MomentLog moments = new MomentLog("rtc_1");
        moments.log(new Moment("attached", ""));
        moments.log(new Digit("4"));
        assertThat(log.lines()).containsExactly("INFO call rtc_1: attached ");
    }
}
