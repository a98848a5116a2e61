package dev.switchboard.emulator.call;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Takes the events that an application sends: does what they ask, or says what is wrong with them. */
final class ClientEvents {

    private static final int LONGEST_ITEM_ID = 32;

    private final EmulatedCall call;
    private final ScriptRun script;
    private final Conversation conversation;
    private final Session session;
    private final Sideband sideband;

    ClientEvents(EmulatedCall call, ScriptRun script, Conversation conversation, Session session, Sideband sideband) {
        this.call = call;
        this.script = script;
        this.conversation = conversation;
        this.session = session;
        this.sideband = sideband;
    }

    void handle(String message) {
        JsonObject event;
        try {
            event = new JsonObject(message);
        } catch (DecodeException | ClassCastException e) {
            refuse(Errors.invalid(null, "invalid_json", "The message is not a JSON object.", null));
            return;
        }
        try {
            handle(event);
        } catch (ClassCastException | NullPointerException e) {
            refuse(Errors.invalid(
                    event, "invalid_value", "The event misses a field or has one of a wrong type.", null));
        }
    }

    private void handle(JsonObject event) {
        String type = event.getString("type", "");
        switch (type) {
            case "session.update" -> updateSession(event);
            case "conversation.item.create" -> createItem(event);
            case "conversation.item.retrieve" -> retrieve(event);
            case "conversation.item.delete" -> delete(event);
            case "conversation.item.truncate" ->
                call.send(Conversation.event("conversation.item.truncated")
                        .put("item_id", event.getString("item_id"))
                        .put("content_index", event.getInteger("content_index"))
                        .put("audio_end_ms", event.getInteger("audio_end_ms")));
            case "response.create" -> script.requested(event, this::refuse);
            case "response.cancel" ->
                refuse(Errors.invalid(
                        event, "response_cancel_not_active", "Cancellation failed: no active response found", null));
            case "input_audio_buffer.clear" -> call.send(Conversation.event("input_audio_buffer.cleared"));
            case "input_audio_buffer.commit" ->
                refuse(Errors.invalid(
                        event,
                        "input_audio_buffer_commit_empty",
                        "Error committing input audio buffer: it is empty.",
                        null));
            case "input_audio_buffer.append", "output_audio_buffer.clear" -> {}
            default -> refuse(Errors.invalid(event, "invalid_value", "Invalid value: '" + type + "'.", "type"));
        }
    }

    private void updateSession(JsonObject event) {
        JsonObject requested = event.getJsonObject("session");
        Optional<String> flaw = Session.flaw(requested);
        if (flaw.isPresent()) {
            refuse(Errors.invalid(event, "invalid_value", flaw.get(), "session"));
            return;
        }
        session.update(requested);
        call.send(Conversation.event("session.updated").put("session", session.json()));
    }

    private void createItem(JsonObject event) {
        JsonObject item = event.getJsonObject("item").copy();
        String id = item.getString("id", Ids.item());
        if (id.length() > LONGEST_ITEM_ID) {
            refuse(Errors.invalid(
                    event,
                    "string_above_max_length",
                    "Invalid 'item.id': string too long. Expected a string with maximum length 32, but got a string with"
                            + " length " + id.length() + " instead.",
                    "item.id"));
            return;
        }
        if (conversation.has(id)) {
            refuse(Errors.invalid(
                    event,
                    "item_already_exists",
                    "Error adding item: an item with id '" + id + "' exists.",
                    "item.id"));
            return;
        }
        if (item.getString("type").equals("function_call_output")
                && !script.answered(item.getString("call_id"), item.getString("output"))) {
            refuse(Errors.invalid(
                    event,
                    "invalid_tool_call_id",
                    "Tool call ID '" + item.getString("call_id") + "' not found in conversation.",
                    "item.call_id"));
            return;
        }
        JsonObject complete = item.put("id", id).put("status", "completed");
        JsonObject added = conversation.add(complete);
        script.sendBehindResponse(List.of(added, conversation.done(complete, added.getString("previous_item_id"))));
    }

    private void retrieve(JsonObject event) {
        String id = event.getString("item_id");
        conversation
                .find(id)
                .ifPresentOrElse(
                        item -> sideband.send(Conversation.event("conversation.item.retrieved")
                                .put("item", item)
                                .encode()),
                        () -> refuse(unknownItem(event, id)));
    }

    private void delete(JsonObject event) {
        String id = event.getString("item_id");
        if (conversation.remove(id)) {
            call.send(Conversation.event("conversation.item.deleted").put("item_id", id));
        } else {
            refuse(unknownItem(event, id));
        }
    }

    private static JsonObject unknownItem(JsonObject event, String id) {
        return Errors.invalid(event, "item_not_found", "Item with item_id not found: " + id, "item_id");
    }

    private void refuse(JsonObject error) {
        sideband.send(error.encode());
    }
}
