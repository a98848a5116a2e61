package dev.switchboard.emulator.testing;

import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.timeline.RecordedCall;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a test claims about a function's answers. Where there are several, a claim is about each. */
public final class ToolAnswers {

    private final RecordedCall record;
    private final String tool;
    private final Map<String, FunctionCalled> calls;
    private final List<FunctionAnswered> answers;

    private ToolAnswers(
            RecordedCall record, String tool, Map<String, FunctionCalled> calls, List<FunctionAnswered> answers) {
        this.record = record;
        this.tool = tool;
        this.calls = calls;
        this.answers = answers;
    }

    static ToolAnswers of(RecordedCall record, String tool) {
        Map<String, FunctionCalled> calls = record.events(FunctionCalled.class).stream()
                .filter(called -> called.name().equals(tool))
                .collect(
                        Collectors.toMap(FunctionCalled::functionCallId, Function.identity(), (first, again) -> first));
        List<FunctionAnswered> answers = record.events(FunctionAnswered.class).stream()
                .filter(answered -> calls.containsKey(answered.functionCallId()))
                .toList();
        return new ToolAnswers(record, tool, calls, answers);
    }

    void requireAny() {
        if (answers.isEmpty()) {
            throw new WrongClaim(
                    record,
                    tool + " to be answered",
                    calls.isEmpty() ? "it was never called" : "it was called and not answered");
        }
    }

    /** Claims that there is one answer. */
    public ToolAnswers exactlyOnce() {
        return times(1);
    }

    /** Claims that there are that many answers. */
    public ToolAnswers times(int number) {
        if (answers.size() != number) {
            throw new WrongClaim(
                    record,
                    tool + " to be answered " + times(number, "exactly once"),
                    "it was answered " + times(answers.size(), "once") + ":\n"
                            + answers.stream().map(FunctionAnswered::output).collect(Collectors.joining("\n")));
        }
        return this;
    }

    private static String times(int number, String once) {
        return number == 1 ? once : number + " times";
    }

    /** Claims that no answer took longer, as the model waits: from the function call to its output. */
    public ToolAnswers within(Duration longest) {
        for (FunctionAnswered answer : answers) {
            if (answer.duration().compareTo(longest) > 0) {
                throw new WrongClaim(
                        record,
                        tool + " to be answered within " + longest.toMillis() + " ms",
                        "it took " + answer.duration().toMillis() + " ms");
            }
        }
        return this;
    }

    /** Claims what the output is like. */
    public ToolAnswers withOutput(TextMatch what) {
        for (FunctionAnswered answer : answers) {
            if (!what.test().test(answer.output())) {
                throw new WrongClaim(
                        record,
                        tool + " to answer something " + what.description(),
                        "it answered \"" + answer.output() + '"');
            }
        }
        return this;
    }

    /** Claims what a field of the output, which is a JSON object, is like; other values than texts are as JSON. */
    public ToolAnswers withField(String field, TextMatch what) {
        for (FunctionAnswered answer : answers) {
            requireField(answer.output(), field, what, "to answer with " + field, "it answered ");
        }
        return this;
    }

    /** Claims what an argument of the function call is like; other values than texts are as JSON. */
    public ToolAnswers withArgument(String argument, TextMatch what) {
        for (FunctionAnswered answer : answers) {
            FunctionCalled called = calls.get(answer.functionCallId());
            if (called != null) {
                requireField(
                        called.arguments(), argument, what, "to be called with " + argument, "it was called with ");
            }
        }
        return this;
    }

    private void requireField(String json, String field, TextMatch what, String expected, String actual) {
        String value = null;
        try {
            JsonObject object = new JsonObject(json);
            value = object.containsKey(field) ? String.valueOf(object.getValue(field)) : null;
        } catch (DecodeException e) {
            // no object has no fields
        }
        if (value == null || !what.test().test(value)) {
            throw new WrongClaim(
                    record,
                    tool + " " + expected + " " + what.description(),
                    actual + (value == null ? json + ", which has no " + field : field + " \"" + value + '"'));
        }
    }
}
