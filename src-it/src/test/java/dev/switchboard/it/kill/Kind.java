package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of tool, and what must be found of each. */
enum Kind {
    BOOK("writes", "book"),
    BOOK_IN_VAIN("fails, and would not fail again", "bookWhereAllIsWell"),
    BOOK_AND_SAY("writes, and wants words said", "bookAndSay"),
    PAY("touches another system", "pay"),
    PAY_AGAIN("touches another system, idempotent", "payAgain"),
    LOOK("reads", "look");

    /** Longer than a promise takes, and than it takes to see that somebody has hung up. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final Set<KillPoint> RECEIPT = EnumSet.of(KillPoint.BEFORE_THE_RECEIPT, KillPoint.AFTER_THE_RECEIPT);
    private static final Set<KillPoint> ROW =
            EnumSet.of(KillPoint.BEFORE_THE_ROW, KillPoint.AFTER_THE_ROW, KillPoint.AFTER_THE_ROWS_COMMIT);
    private static final Set<KillPoint> INTENT_UNDER_WAY = EnumSet.of(
            KillPoint.AFTER_THE_ROWS_COMMIT,
            KillPoint.AFTER_THE_HANG_UP,
            KillPoint.WITHIN_THE_METHOD,
            KillPoint.AFTER_THE_METHOD,
            KillPoint.BEFORE_THE_COMMIT);

    private final String words;
    private final String tool;

    Kind(String words, String tool) {
        this.words = words;
        this.tool = tool;
    }

    String words() {
        return words;
    }

    String tool() {
        return tool;
    }

    String script(KillPoint point) {
        boolean promised = point == KillPoint.AFTER_THE_PROMISE;
        boolean takesLong = promised || point == KillPoint.AFTER_THE_HANG_UP;
        return """
                name: kill
                steps:
                  - agent: ${greeting}
                  - caller: Do it, please.
                  - call: %s
                    arguments: {millis: %d}
                  - agent: It is %s.
                  - %s
                """.formatted(
                        tool,
                        takesLong ? LONG.toMillis() : 0,
                        promised ? "under way" : "done",
                        promised ? "listen: outside" : "hangUp: caller");
    }

    /** The points at which a tool of this kind comes by. */
    Stream<KillPoint> points() {
        return Stream.of(KillPoint.values()).filter(this::passes);
    }

    private boolean passes(KillPoint point) {
        boolean claim = point == KillPoint.BEFORE_THE_CLAIM || point == KillPoint.AFTER_THE_CLAIM;
        if (point == KillPoint.AFTER_THE_PROMISE) {
            return this == BOOK || this == PAY_AGAIN;
        }
        if (point == KillPoint.AFTER_THE_HANG_UP) {
            return this == BOOK || this == PAY;
        }
        return switch (this) {
            case BOOK -> !claim && point != KillPoint.AFTER_THE_ROWS_COMMIT;
            case BOOK_AND_SAY -> claim || point == KillPoint.AFTER_THE_COMMIT;
            case PAY, PAY_AGAIN -> !claim;
            // the row that says so is the first and last thing that is written
            case BOOK_IN_VAIN ->
                ROW.contains(point)
                        || point == KillPoint.WITHIN_THE_METHOD
                        || point == KillPoint.AFTER_THE_ANSWER_IS_SENT;
            // the same, and it is written beside the way: before it there is the receipt, and nothing else
            case LOOK ->
                RECEIPT.contains(point)
                        || (ROW.contains(point) && point != KillPoint.BEFORE_THE_ROW)
                        || point == KillPoint.WITHIN_THE_METHOD
                        || point == KillPoint.AFTER_THE_ANSWER_IS_SENT
                        || point == KillPoint.AFTER_THE_ANSWER_BEFORE_THE_RECEIPT;
        };
    }

    /**
     * Once, and known to be once. What touches another system is not run again where the server died between the
     * intent and the outcome: whether it was done, nobody here can know.
     */
    void check(KillPoint point, Found found) {
        assertThat(found.told()).as("told later").isEqualTo(point == KillPoint.AFTER_THE_PROMISE);
        switch (this) {
            // what it found is written beside the way, as the receipt is: the process died over both
            case LOOK ->
                assertThat(found.outcome())
                        .isEqualTo(point == KillPoint.AFTER_THE_ANSWER_BEFORE_THE_RECEIPT ? "no row" : "READ");
            case BOOK -> assertThatItIsDone(found);
            case BOOK_IN_VAIN -> {
                boolean fixed = point == KillPoint.AFTER_THE_ROWS_COMMIT || point == KillPoint.AFTER_THE_ANSWER_IS_SENT;
                assertThat(found.outcome()).isEqualTo(fixed ? "FAILED" : "COMMITTED");
                assertThat(found.effects()).isEqualTo(fixed ? 0 : 1);
            }
            case BOOK_AND_SAY -> {
                assertThatItIsDone(found);
                assertThat(found.said())
                        .as("lost rather than said twice")
                        .isEqualTo(point != KillPoint.AFTER_THE_CLAIM);
            }
            case PAY_AGAIN -> {
                assertThatItIsDone(found);
                assertThat(found.keys()).as("keys").isEqualTo(1);
            }
            case PAY -> {
                boolean underWay = INTENT_UNDER_WAY.contains(point);
                assertThat(found.outcome()).isEqualTo(underWay ? "UNKNOWN" : "COMMITTED");
                assertThat(found.effects()).isEqualTo(underWay ? 0 : 1);
                assertThat(found.requests()).isEqualTo(point == KillPoint.AFTER_THE_ROWS_COMMIT ? 0 : 1);
            }
        }
    }

    private static void assertThatItIsDone(Found found) {
        assertThat(found.outcome()).isEqualTo("COMMITTED");
        assertThat(found.effects()).isEqualTo(1);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
