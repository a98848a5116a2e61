package dev.switchboard.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One tool call: JSON text in, the method run, JSON text out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ToolCall {

    @Param
    public Input input;

    @Param
    public Way way;

    private UnaryOperator<String> call;
    private String arguments;

    @Setup
    public void prepare() {
        // one line per call, which Spring AI writes for a wrong argument and we for every call
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        call = way.of(input);
        arguments = input.arguments;
        input.check(call.apply(arguments));
    }

    @Benchmark
    public String call() {
        return call.apply(arguments);
    }
}
