package dev.switchboard.emulator.call;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Takes the events that an application sends: does what they ask, or says what is wrong with them. */
final class ClientEvents {

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
        } catch (Flaw e) {
            refuse(Errors.invalid(event, e));
        }
    }

    private void handle(JsonObject event) throws Flaw {
        String type = Fields.text(event, "type", "type");
        switch (type) {
            case "session.update" -> updateSession(event);
            case "conversation.item.create" -> createItem(event);
            case "conversation.item.retrieve" -> retrieve(event);
            case "conversation.item.delete" -> delete(event);
            case "conversation.item.truncate" -> truncate(event);
            case "response.create" -> script.requested(event, this::refuse);
            case "response.cancel" ->
                throw new Flaw("response_cancel_not_active", "Cancellation failed: no active response found", null);
            case "input_audio_buffer.clear" -> call.send(Conversation.event("input_audio_buffer.cleared"));
            case "input_audio_buffer.commit" ->
                throw new Flaw(
                        "input_audio_buffer_commit_empty", "Error committing input audio buffer: it is empty.", null);
            case "input_audio_buffer.append", "output_audio_buffer.clear" -> {}
            default -> throw Flaw.value("type", "'" + type + "' is no event that a client sends");
        }
    }

    private void updateSession(JsonObject event) throws Flaw {
        JsonObject requested = Fields.object(event, "session", "session");
        Optional<String> flaw = Session.flaw(requested);
        if (flaw.isPresent()) {
            throw Flaw.value("session", flaw.get());
        }
        session.update(requested);
        call.send(Conversation.event("session.updated").put("session", session.json()));
    }

    private void createItem(JsonObject event) throws Flaw {
        JsonObject item = Fields.object(event, "item", "item").copy();
        ClientItems.check(item);
        String id = item.containsKey("id") ? Fields.text(item, "id", "item.id") : Ids.item();
        if (conversation.has(id)) {
            throw new Flaw("item_already_exists", "Error adding item: an item with id '" + id + "' exists.", "item.id");
        }
        boolean isOutput = ClientItems.isOutput(item);
        if (isOutput && !script.answered(item.getString("call_id"), item.getString("output"))) {
            throw new Flaw(
                    "invalid_tool_call_id",
                    "Tool call ID '" + item.getString("call_id") + "' not found in conversation.",
                    "item.call_id");
        }
        item.put("id", id);
        if (!isOutput) {
            // as recorded: an output has no status, other items have one
            item.put("status", "completed");
        }
        JsonObject added = conversation.add(item);
        script.sendBehindResponse(List.of(added, conversation.done(item, added.getString("previous_item_id"))));
    }

    private void retrieve(JsonObject event) throws Flaw {
        JsonObject item = knownItem(event);
        sideband.send(Conversation.event("conversation.item.retrieved")
                .put("item", item)
                .encode());
    }

    private void delete(JsonObject event) throws Flaw {
        String id = knownItem(event).getString("id");
        conversation.remove(id);
        call.send(Conversation.event("conversation.item.deleted").put("item_id", id));
    }

    private void truncate(JsonObject event) throws Flaw {
        String id = knownItem(event).getString("id");
        call.send(Conversation.event("conversation.item.truncated")
                .put("item_id", id)
                .put("content_index", Fields.count(event, "content_index"))
                .put("audio_end_ms", Fields.count(event, "audio_end_ms")));
    }

    private JsonObject knownItem(JsonObject event) throws Flaw {
        String id = Fields.text(event, "item_id", "item_id");
        return conversation
                .find(id)
                .orElseThrow(() -> new Flaw("item_not_found", "Item with item_id not found: " + id, "item_id"));
    }

    private void refuse(JsonObject error) {
        sideband.send(error.encode());
    }
}
