package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Somebody else calls, and things go wrong as the script {@code repeats.yaml} says. What was sent is counted by the service,
 * what came of it by the database.
 */
final class ActTwo {

    static final String SQL = """
            select c.caller_name, c.sip_call_id,
                   (select count(*) from appointment a where a.call_id = c.call_id) as bookings,
                   (select count(i.answer) from switchboard_invocation i where i.call_id = c.call_id) as answers
              from switchboard_call c
             order by c.received_at""";

    private static final String NAME = "Grace Hopper";
    private static final String PHONE = "+14155550124";

    private final Options options;
    private final Screen screen;

    ActTwo(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    void play(Emulator emulator, Story story, Evidence evidence) throws DemoFailure, IOException, InterruptedException {
        screen.line("");
        screen.line("  Act two: the webhook comes twice, the sideband drops after the commit, the model asks twice.");
        screen.line("");
        Act act = new Act();
        Recorded recorded = act.play(options, emulator, story, NAME, PHONE);
        Table found = evidence.query(SQL);
        screen.line("");
        screen.line("  Another process asks the database:");
        screen.block(SQL);
        screen.line("");
        screen.block(found.text());
        List<Map<String, String>> calls = found.rows().stream()
                .filter(row -> row.containsValue(act.sipCallId()))
                .toList();
        count(recorded, calls);
    }

    /** Compares what was sent with what came of it. */
    private void count(Recorded recorded, List<Map<String, String>> calls) throws DemoFailure {
        int webhooks = recorded.all(WebhookAnswered.class).size();
        int functionCalls = recorded.all(FunctionCalled.class).size();
        int outputs = recorded.all(FunctionAnswered.class).size();
        int bookings = sum(calls, "BOOKINGS");
        int answers = sum(calls, "ANSWERS");
        int suppressed = webhooks - calls.size() + functionCalls - answers;
        screen.line("  The service announced the call " + times(webhooks) + ", asked for " + functions(recorded) + " "
                + times(functionCalls) + ", and was answered " + times(outputs) + ".");
        screen.line("  " + counted(bookings, "booking") + ", " + counted(outputs, "answer") + ", "
                + counted(suppressed, "repeat") + " suppressed");
        if (bookings != 1 || answers != 1 || outputs != 1 || suppressed != 2) {
            throw new DemoFailure(
                    "That is not what should have come of it: 1 booking, 1 answer, 2 repeats suppressed.",
                    "see above, and " + options.serverLog() + ".");
        }
    }

    private static int sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .mapToInt(row -> Integer.parseInt(row.getOrDefault(column, "0")))
                .sum();
    }

    private static String functions(Recorded recorded) {
        return String.join(
                ", ",
                recorded.all(FunctionCalled.class).stream()
                        .map(FunctionCalled::name)
                        .distinct()
                        .toList());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String times(int number) {
        return switch (number) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> number + " times";
        };
    }
}
