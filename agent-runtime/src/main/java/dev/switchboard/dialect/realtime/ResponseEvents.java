package dev.switchboard.dialect.realtime;

import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseFinished.Status;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Note.ResponseEnded;
import dev.switchboard.call.Note.Usage;
import dev.switchboard.call.Occasion;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what the service tells about responses. */
final class ResponseEvents {

    private ResponseEvents() {}

    static List<CallEvent> created(JsonObject event) {
        JsonObject response = event.getJsonObject("response");
        return List.of(new ResponseStarted(response.getString("id"), occasion(response)));
    }

    /** As the request said, where the service repeats it. */
    private static Optional<Occasion> occasion(JsonObject response) {
        String name = text(object(response, "metadata"), ClientEvents.OCCASION);
        return Arrays.stream(Occasion.values())
                .filter(occasion -> occasion.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static List<CallEvent> outputItem(JsonObject event) {
        return functionCall(event.getJsonObject("item"), event.getString("response_id")).stream()
                .<CallEvent>map(FunctionCalled::new)
                .toList();
    }

    static List<CallEvent> done(JsonObject event) {
        JsonObject response = event.getJsonObject("response");
        String id = response.getString("id");
        String status = response.getString("status", "completed");
        boolean audible = false;
        List<CallEvent> events = new ArrayList<>();
        if (response.get("output") instanceof JsonArray output) {
            for (JsonValue item : output) {
                // named again here, for a sideband that missed them
                functionCall(item.asJsonObject(), id).map(FunctionCalled::new).ifPresent(events::add);
                audible |= text(item.asJsonObject(), "type").equals("message");
            }
        }
        events.add(new Noted(new ResponseEnded(id, status, usage(response))));
        events.add(new ResponseFinished(id, status(status), audible, problem(response)));
        return events;
    }

    /** Only a completed item is meant: an interrupted response ends its items too. */
    private static Optional<FunctionCall> functionCall(JsonObject item, String responseId) {
        if (!text(item, "type").equals("function_call") || !text(item, "status").equals("completed")) {
            return Optional.empty();
        }
        String arguments = item.getString("arguments");
        return Optional.of(new FunctionCall(
                item.getString("call_id"),
                responseId,
                item.getString("name"),
                arguments,
                CanonicalJson.shortened(arguments)));
    }

    /** An unknown word is one for a response that is over. */
    private static Status status(String status) {
        return switch (status) {
            case "cancelled" -> Status.CANCELLED;
            case "incomplete" -> Status.INCOMPLETE;
            case "failed" -> Status.FAILED;
            default -> Status.COMPLETED;
        };
    }

    private static String problem(JsonObject response) {
        JsonObject details = object(response, "status_details");
        JsonObject error = object(details, "error");
        String code = text(error, "code");
        String type = text(error, "type");
        return !code.isEmpty() ? code : !type.isEmpty() ? type : text(details, "reason");
    }

    private static Optional<Usage> usage(JsonObject response) {
        if (!(response.get("usage") instanceof JsonObject usage)) {
            return Optional.empty();
        }
        JsonObject input = object(usage, "input_token_details");
        JsonObject cached = object(input, "cached_tokens_details");
        JsonObject output = object(usage, "output_token_details");
        return Optional.of(new Usage(
                count(input, "text_tokens"),
                count(input, "audio_tokens"),
                count(cached, "text_tokens"),
                count(cached, "audio_tokens"),
                count(output, "text_tokens"),
                count(output, "audio_tokens")));
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String text(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static long count(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonNumber number ? number.longValue() : 0;
    }
}
