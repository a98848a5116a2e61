package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolParameter;
import dev.switchboard.ledger.FixedAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the method's arguments from the model's JSON, or says everything that is wrong with it. */
final class Bind implements Step {

    private static final int LONGEST_ARGUMENTS = 64 * 1024;

    private final ArgumentReader reader;
    private final Step next;

    Bind(ArgumentReader reader, Step next) {
        this.reader = reader;
        this.next = next;
    }

    @Override
    public FixedAnswer take(Invocation invocation) throws Exception {
        invocation.arguments(
                bind(invocation.request().arguments(), invocation.tool().parameters()));
        return next.take(invocation);
    }

    private Object[] bind(String text, List<ToolParameter> parameters) throws Refusal {
        JsonObject given = parse(text);
        List<String> problems = new ArrayList<>();
        Set<String> known = parameters.stream().map(ToolParameter::name).collect(Collectors.toSet());
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                problems.add(name + ": is no argument of this function");
            }
        }
        Object[] arguments = new Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            ToolParameter parameter = parameters.get(i);
            JsonValue value = given.get(parameter.name());
            if (value != null && value != JsonValue.NULL) {
                arguments[i] = reader.read(value, parameter, problems);
            } else if (parameter.required()) {
                problems.add(parameter.name() + ": is missing");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(String.join("; ", problems));
        }
        return arguments;
    }

    private static JsonObject parse(String text) throws Refusal {
        if (text.length() > LONGEST_ARGUMENTS) {
            throw new Refusal("The arguments are longer than " + LONGEST_ARGUMENTS + " characters. Say it shorter.");
        }
        try (JsonReader json = Json.createReader(new StringReader(text.isBlank() ? "{}" : text))) {
            return json.readObject();
        } catch (RuntimeException | StackOverflowError e) {
            throw new Refusal("The arguments are not a JSON object. Send one object with the named arguments.");
        }
    }
}
