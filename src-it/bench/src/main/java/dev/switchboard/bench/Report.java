package dev.switchboard.bench;

import java.util.EnumMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every input in every way, and prints one table. */
public final class Report {

    /** What one call costs. */
    private record Cost(double nanoseconds, double bytes) {}

    private final Map<Input, Map<Way, Cost>> costs = new EnumMap<>(Input.class);

    private Report() {}

    /**
     * @param arguments {@code true} for a run that only shows that all of it works
     */
    public static void main(String... arguments) throws RunnerException {
        boolean isQuick = arguments.length > 0 && Boolean.parseBoolean(arguments[0]);
        Report report = new Report();
        new Runner(options(isQuick)).run().forEach(report::note);
        System.out.println(report.table());
    }

    private static Options options(boolean isQuick) {
        return new OptionsBuilder()
                .include(ToolCall.class.getName())
                .addProfiler(GCProfiler.class)
                .forks(isQuick ? 1 : 3)
                .warmupIterations(isQuick ? 1 : 4)
                .warmupTime(isQuick ? TimeValue.milliseconds(200) : TimeValue.seconds(1))
                .measurementIterations(isQuick ? 1 : 3)
                .measurementTime(isQuick ? TimeValue.milliseconds(200) : TimeValue.seconds(1))
                .jvmArgs("-Xms512m", "-Xmx512m")
                .shouldFailOnError(true)
                .build();
    }

    private void note(RunResult result) {
        Input input = Input.valueOf(result.getParams().getParam("input"));
        Way way = Way.valueOf(result.getParams().getParam("way"));
        // the best iteration of all forks: on a machine that others use too, the rest measures the others
        double nanoseconds = result.getPrimaryResult().getStatistics().getMin();
        double bytes = result.getSecondaryResults()
                .get("gc.alloc.rate.norm")
                .getStatistics()
                .getPercentile(50);
        costs.computeIfAbsent(input, i -> new EnumMap<>(Way.class)).put(way, new Cost(nanoseconds, bytes));
    }

    private String table() {
        StringBuilder table = new StringBuilder("""

                JDK %s, %s %s, %d cores

                | input | way | ns per call | of by hand | of langchain4j | bytes per call | of by hand | of langchain4j |
                |---|---|--:|--:|--:|--:|--:|--:|
                """.formatted(
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors()));
        costs.forEach((input, byWay) -> byWay.forEach((way, cost) -> {
            Cost floor = byWay.get(Way.FLOOR);
            Cost other = byWay.get(Way.LANGCHAIN4J);
            table.append("| %s | %s | %,.0f | %.2f | %.2f | %,.0f | %.2f | %.2f |%n"
                    .formatted(
                            input.words,
                            way.words,
                            cost.nanoseconds,
                            cost.nanoseconds / floor.nanoseconds,
                            cost.nanoseconds / other.nanoseconds,
                            cost.bytes,
                            cost.bytes / floor.bytes,
                            cost.bytes / other.bytes));
        }));
        return table.toString();
    }
}
