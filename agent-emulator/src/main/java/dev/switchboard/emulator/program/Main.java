package dev.switchboard.emulator.program;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Starts the program. */
public final class Main {

    private Main() {}

    /**
     * Runs the emulator until it is ended, or for one call.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        Charset terminal = Charset.defaultCharset();
        System.exit(run(
                arguments, new PrintWriter(System.out, true, terminal), new PrintWriter(System.err, true, terminal)));
    }

    /** The same without an end of the JVM. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        IExecutionExceptionHandler problems = (failure, line, parsed) -> {
            if (failure instanceof ProgramException problem) {
                line.getErr().println(line.getColorScheme().errorText(problem.getMessage()));
                return problem.exitCode();
            }
            throw failure;
        };
        return new CommandLine(new EmulatorCommand(out))
                .registerConverter(Duration.class, Durations::read)
                .setExecutionExceptionHandler(problems)
                .setOut(out)
                .setErr(err)
                .execute(arguments);
    }
}
