package dev.switchboard.catalog;

import dev.switchboard.api.OnRepeat;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.ToolArguments;
import dev.switchboard.configuration.Durations;
import jakarta.json.JsonObject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/**
 * A tool, as found at deployment.
 *
 * @param name the function's name as the model sees it
 * @param description what it does, in words for the model
 * @param readOnly whether it claims to change nothing
 * @param bean the bean class that has it
 * @param method the method that is the tool
 * @param arguments the method's arguments: their schema, and how they are read
 */
public record ToolDescriptor(
        String name, String description, boolean readOnly, Class<?> bean, Method method, ToolArguments arguments) {

    /** {@return what the method's annotation says} */
    public Tool declared() {
        return method.getAnnotation(Tool.class);
    }

    /** {@return after how long the caller hears that it takes a moment, where the tool says so} */
    public Optional<Duration> hold() {
        return duration(declared().hold());
    }

    /** {@return after how long the model is told that the work goes on, where the tool says so} */
    public Optional<Duration> answerWithin() {
        return duration(declared().answerWithin());
    }

    /** {@return what happens when the model asks for the same write again} */
    public OnRepeat onRepeat() {
        return declared().onRepeat();
    }

    private static Optional<Duration> duration(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Durations.parse(text));
    }

    /** {@return the JSON Schema of the arguments} */
    public JsonObject schema() {
        return arguments.schema();
    }
}
