package dev.switchboard.it.chaos;

import dev.switchboard.it.chaos.Ledger.Row;
import dev.switchboard.it.kill.Payments;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what the service saw, what the other system saw, and what the database has. */
final class Audit {

    /** What came so shortly before a process died may not have been written: ten times what the runtime promises. */
    private static final Duration UNWRITTEN = Duration.ofMillis(500);

    /** Changes nothing, and is told before it is written. */
    private static final String READS = "look";

    private static final String UNCERTAIN = "\"status\":\"uncertain\"";

    private final Map<Zero, List<String>> offences = new EnumMap<>(Zero.class);
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, @Nullable String> receipts;
    private final Map<String, Integer> effects;
    private final Payments payments;
    private final Observed observed;
    private final List<Long> deaths;
    private int unheard;
    private int unreceipted;
    private int unrecorded;
    private int over;

    Audit(Ledger ledger, Payments payments, Observed observed, List<Long> deaths) throws SQLException {
        for (Zero zero : Zero.values()) {
            offences.put(zero, new ArrayList<>());
        }
        ledger.invocations().forEach(row -> rows.put(row.functionCallId(), row));
        this.receipts = ledger.receipts();
        this.effects = ledger.effects();
        this.payments = payments;
        this.observed = observed;
        this.deaths = deaths;
        Set<String> known = new HashSet<>();
        for (Row row : rows.values()) {
            known.add(key(row));
            effects(row);
        }
        effects.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> offend(Zero.EFFECTS_WITHOUT_THEIR_ANSWER, "effect " + key + " has no row"));
        observed.asked().forEach(this::answers);
        ledger.unfinished().forEach(one -> offend(Zero.CALLS_AND_INVOCATIONS_LEFT_OPEN, one));
    }

    /** As the runtime promises it to the tools' other systems. */
    private static String key(Row row) {
        return UUID.nameUUIDFromBytes((row.callId() + "\n" + row.functionCallId()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void offend(Zero zero, String what) {
        offences.get(zero).add(what);
    }

    private void effects(Row row) {
        int written = effects.getOrDefault(key(row), 0);
        int paid = payments.times(key(row));
        boolean paysOnce = row.tool().equals("pay");
        if (written > 1 || (paysOnce && paid > 1)) {
            offend(Zero.EFFECTS_DOUBLED, row + " has written " + written + " times and paid " + paid + " times");
        }
        boolean pays = row.tool().startsWith("pay");
        boolean committed = row.outcome().equals("COMMITTED");
        if (committed && (written == 0 || (pays && paid == 0))) {
            offend(Zero.EFFECTS_LOST, row + " has written " + written + " times and paid " + paid + " times");
        }
        boolean uncertain = pays && Set.of("UNKNOWN", "RUNNING").contains(row.outcome());
        if (!committed && (written > 0 || (paid > 0 && !uncertain))) {
            offend(
                    Zero.EFFECTS_WITHOUT_THEIR_ANSWER,
                    row + " has written " + written + " times and paid " + paid + " times");
        }
    }

    private void answers(Asked asked) {
        if (asked.outputs().size() > 1) {
            offend(Zero.DIFFERENT_ANSWERS, asked.id() + ": " + asked.outputs());
        }
        asked.outputs().forEach(output -> compare(asked, output));
        if (asked.outputs().isEmpty()) {
            unanswered(asked);
        }
    }

    /** With the promise where there is one, and with the row otherwise. */
    private void compare(Asked asked, String output) {
        Row row = rows.get(asked.id());
        String promise = receipts.get(asked.id());
        String fixed = promise != null || row == null ? promise : row.answer();
        if (!(fixed == null ? output.contains(UNCERTAIN) : fixed.equals(output))) {
            if (isReadAndDiedOver(asked)) {
                unrecorded++;
            } else {
                offend(
                        Zero.ANSWERS_THAT_ARE_NOT_THE_ROWS,
                        asked.tool() + " " + asked.id() + " of call " + asked.callId() + " was told " + output
                                + sinceDeaths(asked.answeredAt()) + ", but has row " + row + " and "
                                + (receipts.containsKey(asked.id()) ? "a receipt, promise " + promise : "no receipt"));
            }
        }
    }

    /** Neither the receipt nor what was found had been written when the process died: nothing is left to find again. */
    private boolean isReadAndDiedOver(Asked asked) {
        return asked.tool().equals(READS)
                && !rows.containsKey(asked.id())
                && !receipts.containsKey(asked.id())
                && isJustBeforeADeath(asked.answeredAt());
    }

    private void unanswered(Asked asked) {
        if (receipts.containsKey(asked.id()) || rows.containsKey(asked.id())) {
            if (observed.isStuck(asked.callId())) {
                offend(
                        Zero.FUNCTION_CALLS_UNANSWERED,
                        asked.id() + " of call " + asked.callId() + ", row: " + rows.get(asked.id()));
            } else {
                over++;
            }
        } else if (isJustBeforeADeath(asked.firstSentAt())) {
            unreceipted++;
        } else if (!asked.isSent() || observed.brokeBehind(asked)) {
            unheard++;
        } else {
            offend(
                    Zero.FUNCTION_CALLS_LOST,
                    asked.id() + " of call " + asked.callId() + " has left no trace, sent"
                            + sinceDeaths(asked.firstSentAt()));
        }
    }

    /** A death is noticed a little later than it is died. */
    private boolean isJustBeforeADeath(long time) {
        return deaths.stream().anyMatch(death -> Math.abs(death - time) < UNWRITTEN.toNanos());
    }

    private String sinceDeaths(long time) {
        return " " + deaths.stream().map(death -> (death - time) / 1_000_000).toList() + " ms before the deaths";
    }

    Map<Zero, List<String>> offences() {
        return offences;
    }

    /** How many function calls the model made while nobody was attached. */
    int unheard() {
        return unheard;
    }

    /** How many function calls came to a process that died before it could write them down. */
    int unreceipted() {
        return unreceipted;
    }

    /** How many answers of read-only tools a process died over before it could write anything of them down. */
    int unrecorded() {
        return unrecorded;
    }

    /** How many function calls had no answer when their call was over, which had not waited for it. */
    int over() {
        return over;
    }
}
