package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of tool, and what must be found of each. */
enum Kind {
    BOOK("writes", "book", "{}"),
    PAY("touches another system", "pay", "{what: rent}"),
    PAY_AGAIN("touches another system, idempotent", "payAgain", "{what: rent}"),
    LOOK("reads", "look", "{}");

    private static final Set<KillPoint> INTENT_UNDER_WAY =
            EnumSet.of(KillPoint.AFTER_THE_ROWS_COMMIT, KillPoint.AFTER_THE_METHOD, KillPoint.BEFORE_THE_COMMIT);

    private final String words;
    private final String tool;
    private final String arguments;

    Kind(String words, String tool, String arguments) {
        this.words = words;
        this.tool = tool;
        this.arguments = arguments;
    }

    String words() {
        return words;
    }

    String script() {
        return """
                name: kill
                steps:
                  - agent: ${greeting}
                  - caller: Do it, please.
                  - call: %s
                    arguments: %s
                  - agent: It is done.
                  - hangUp: caller
                """.formatted(tool, arguments);
    }

    /** The points at which a tool of this kind comes by. */
    Stream<KillPoint> points() {
        return Stream.of(KillPoint.values()).filter(point -> switch (this) {
            case BOOK -> point != KillPoint.AFTER_THE_ROWS_COMMIT;
            case PAY, PAY_AGAIN -> true;
            case LOOK ->
                point != KillPoint.AFTER_THE_METHOD
                        && point != KillPoint.BEFORE_THE_COMMIT
                        && point != KillPoint.AFTER_THE_COMMIT;
        });
    }

    /**
     * Once, and known to be once. What touches another system is not run again where the server died between the
     * intent and the outcome: whether it was done, nobody here can know.
     */
    void check(KillPoint point, String outcome, long effects, int payments, int requests) {
        switch (this) {
            case LOOK -> assertThat(outcome).isEqualTo("READ");
            case BOOK -> {
                assertThat(outcome).isEqualTo("COMMITTED");
                assertThat(effects).isEqualTo(1);
            }
            case PAY_AGAIN -> {
                assertThat(outcome).isEqualTo("COMMITTED");
                assertThat(effects).isEqualTo(1);
                assertThat(payments).as("keys").isEqualTo(1);
            }
            case PAY -> {
                boolean underWay = INTENT_UNDER_WAY.contains(point);
                assertThat(outcome).isEqualTo(underWay ? "UNKNOWN" : "COMMITTED");
                assertThat(effects).isEqualTo(underWay ? 0 : 1);
                assertThat(requests).isEqualTo(point == KillPoint.AFTER_THE_ROWS_COMMIT ? 0 : 1);
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
