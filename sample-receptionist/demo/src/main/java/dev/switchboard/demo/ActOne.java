package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import java.io.IOException;
import java.util.List;

/** Somebody calls and books. Caller, number, time and the SIP Call-ID stand in one row afterwards. */
final class ActOne {

    /** The query of the README. */
    static final String SQL = """
            select a.name, a.phone, a.starts_at, c.sip_call_id, i.tool, i.outcome
              from appointment a
              join switchboard_call c on c.call_id = a.call_id
              join switchboard_invocation i on i.call_id = c.call_id and i.outcome = 'COMMITTED'
             order by c.received_at""";

    private final Options options;
    private final Screen screen;
    private final Slot slot;

    ActOne(Options options, Screen screen, Slot slot) {
        this.options = options;
        this.screen = screen;
        this.slot = slot;
    }

    void play(Emulator emulator, Story story, Evidence evidence) throws DemoFailure, IOException, InterruptedException {
        screen.line("");
        screen.line("  Act one: somebody calls.");
        screen.line("");
        Act act = new Act();
        act.play(options, emulator, story, options.name(), options.phone());
        Table found = evidence.query(SQL);
        screen.line("");
        screen.line("  What another process finds in the database:");
        screen.block(found.text());
        require(found, act.sipCallId());
    }

    private void require(Table found, String sipCallId) throws DemoFailure {
        List<String> facts = List.of(options.name(), options.phone(), slot.stored(), sipCallId);
        if (found.text().lines().noneMatch(line -> facts.stream().allMatch(line::contains))) {
            throw new DemoFailure(
                    "There is no appointment of " + options.name() + " at " + slot.stored() + " in the database.",
                    "see above what the tool said, and " + options.serverLog() + ".");
        }
        screen.line("  " + options.name() + ", " + options.phone() + ", " + slot.stored()
                + ", and the SIP Call-ID stand in one row.");
    }
}
