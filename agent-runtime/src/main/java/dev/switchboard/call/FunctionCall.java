package dev.switchboard.call;

import java.util.Objects;

/**
 * The model's request to run a tool, complete.
 *
 * @param id the service's id of the function call
 * @param responseId the response in which the model asked
 * @param tool the tool's name as the model wrote it
 * @param arguments the arguments as the model wrote them: text, hopefully a JSON object
 * @param canonicalArguments the same in a form in which equal arguments are equal text
 */
public record FunctionCall(String id, String responseId, String tool, String arguments, String canonicalArguments) {

    public FunctionCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(responseId, "responseId");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(canonicalArguments, "canonicalArguments");
    }
}
