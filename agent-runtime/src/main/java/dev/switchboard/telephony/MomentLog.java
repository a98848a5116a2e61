package dev.switchboard.telephony;

import dev.switchboard.call.Note;
import dev.switchboard.call.Note.Moment;
import java.lang.System.Logger.Level;
import java.util.Map;

/** One line of the log for each thing that happens to a call itself. */
final class MomentLog {

    private static final System.Logger LOG = System.getLogger(MomentLog.class.getName());

    /** What somebody should look at. */
    private static final Map<String, String> CODES = Map.of(
            "contradicted", "SWB-5030: ",
            "limit", "SWB-5031: ",
            "response_failed", "SWB-5032: ",
            "transfer_failed", "SWB-5033: ");

    private final String callId;

    MomentLog(String callId) {
        this.callId = callId;
    }

    void log(Note note) {
        if (note instanceof Moment moment) {
            String code = CODES.getOrDefault(moment.kind(), "");
            LOG.log(
                    code.isEmpty() ? Level.INFO : Level.WARNING,
                    "{0}call {1}: {2} {3}",
                    code,
                    callId,
                    moment.kind(),
                    moment.detail());
        }
    }
}
