package dev.switchboard.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.fault.Fault.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A day of 2,000 calls under every fault at random, on a server that lives. {@code -Dday.length=12m} says how long the day
 * takes, {@code -Dday.calls=2000} how many there are, {@code -Dchaos.seed=…} with which misfortune.
 */
class DayOfCalls extends UnderFaults {

    private static final int CALLS = Integer.getInteger("day.calls", 2_000);
    private static final Duration LENGTH =
            Duration.parse("PT" + System.getProperty("day.length", "12m").toUpperCase(Locale.ROOT));
    private static final Duration DAY = Duration.ofDays(1);

    /** How many of a hundred people call in each hour. */
    private static final int[] HOURS = {1, 0, 0, 0, 1, 1, 2, 4, 7, 9, 10, 9, 6, 7, 9, 9, 8, 6, 4, 3, 2, 1, 1, 0};

    @Test
    void leavesNothingUnanswered() throws Exception {
        double speed = (double) DAY.toMillis() / LENGTH.toMillis();
        List<Duration> times = times(speed);
        Audit audit = play(List.of(), speed, (server, callers) -> callers.callAt(times));
        report(
                "day.txt",
                "a day of %d calls in %d min, with seed %d".formatted(CALLS, LENGTH.toMinutes(), SEED),
                audit,
                List.of(silences()));

        assertZeros(audit);
        assertThat(observed.faults().keySet()).as("every fault").containsExactlyInAnyOrderElementsOf(everyFault());
    }

    /** The agent has no tools of an MCP server. */
    private static Set<String> everyFault() {
        return EnumSet.complementOf(EnumSet.of(Kind.MCP_LISTING_FAILED)).stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    /** When people call, on a clock that is so many times faster. */
    private static List<Duration> times(double speed) {
        Random random = new Random(SEED);
        int[] hours = IntStream.range(0, HOURS.length)
                .flatMap(hour -> IntStream.generate(() -> hour).limit(HOURS[hour]))
                .toArray();
        return IntStream.range(0, CALLS)
                .mapToObj(call -> Duration.ofHours(hours[random.nextInt(hours.length)])
                        .plusMillis(random.nextInt((int) Duration.ofHours(1).toMillis())))
                .map(time -> Duration.ofMillis((long) (time.toMillis() / speed)))
                .sorted()
                .toList();
    }

    /** What lies between a function call and its answer. */
    private String silences() {
        List<Long> millis = observed.asked().stream()
                .flatMap(asked -> asked.silence().stream())
                .map(Duration::toMillis)
                .sorted()
                .toList();
        assertThat(millis).as("enough happened").hasSizeGreaterThan(CALLS);
        return "%-34s median %d ms, 99th percentile %d ms, longest %d ms"
                .formatted(
                        "silences",
                        millis.get(millis.size() / 2),
                        millis.get(millis.size() * 99 / 100),
                        millis.get(millis.size() - 1));
    }
}
