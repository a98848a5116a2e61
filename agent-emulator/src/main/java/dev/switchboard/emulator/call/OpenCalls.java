package dev.switchboard.emulator.call;

import dev.switchboard.emulator.script.Expectation;
import dev.switchboard.emulator.script.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The function calls to which there is no output yet. */
final class OpenCalls {

    /**
     * An open function call.
     *
     * @param tool the function
     * @param as the variable that the output becomes
     * @param expects what it must be, or null
     * @param captures further variables
     * @param awaited whether the conversation waits for the output
     * @param since when it was called, on the JVM's clock
     */
    record Open(
            String tool,
            String as,
            @Nullable Expectation expects,
            Map<String, String> captures,
            boolean awaited,
            long since) {

        /** Gives the variables of an output their values. */
        void capture(String output, Variables variables) {
            variables.set(as, output);
            variables.set("output", output);
            captures.forEach((name, where) -> value(output, where, variables).ifPresent(v -> variables.set(name, v)));
        }

        private Optional<String> value(String output, String where, Variables variables) {
            if (!where.startsWith("~")) {
                return variables.get("output." + where);
            }
            Matcher matcher = Pattern.compile(where.substring(1)).matcher(output);
            return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
        }
    }

    private final Map<String, Open> byId = new LinkedHashMap<>();

    /** A function was called; one that is open already stays as it is. */
    void add(String functionCallId, Open call) {
        byId.putIfAbsent(functionCallId, call);
    }

    Optional<Open> answered(String functionCallId) {
        return Optional.ofNullable(byId.remove(functionCallId));
    }

    /** How many outputs the conversation waits for. */
    long awaited() {
        return byId.values().stream().filter(Open::awaited).count();
    }
}
