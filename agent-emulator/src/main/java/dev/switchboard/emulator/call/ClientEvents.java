package dev.switchboard.emulator.call;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the events that an application sends: does what they ask, or says what is wrong with them. */
final class ClientEvents {

    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            keys("session.update", "session"),
            keys("conversation.item.create", "item", "previous_item_id"),
            keys("conversation.item.retrieve", "item_id"),
            keys("conversation.item.delete", "item_id"),
            keys("conversation.item.truncate", "item_id", "content_index", "audio_end_ms"),
            keys("response.create", "response"),
            keys("response.cancel", "response_id"),
            keys("input_audio_buffer.append", "audio"),
            keys("input_audio_buffer.commit"),
            keys("input_audio_buffer.clear"),
            keys("output_audio_buffer.clear"));

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

    private static Map.Entry<String, Set<String>> keys(String type, String... names) {
        return Map.entry(
                type,
                Stream.concat(Stream.of("type", "event_id"), Stream.of(names)).collect(Collectors.toSet()));
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
        Set<String> keys = KEYS.get(type);
        if (keys == null) {
            throw Flaw.value("type", "'" + type + "' is no event that a client sends");
        }
        Fields.only(event, keys, "");
        switch (type) {
            case "session.update" -> updateSession(event);
            case "conversation.item.create" -> createItem(event);
            case "conversation.item.retrieve" -> retrieve(event);
            case "conversation.item.delete" -> delete(event);
            case "conversation.item.truncate" -> truncate(event);
            case "response.create" -> script.requested(event);
            case "response.cancel" -> cancel(event);
            case "input_audio_buffer.append" -> append(event);
            case "input_audio_buffer.commit" -> commit();
            case "input_audio_buffer.clear" -> script.voice().clear();
            default -> script.playback().clear();
        }
    }

    private void updateSession(JsonObject event) throws Flaw {
        JsonObject requested = Fields.object(event, "session", "session");
        SessionCheck.check(requested, "session.");
        session.update(requested, script.playback().everPlayed());
        call.send(Conversation.event("session.updated").put("session", session.json()));
        script.mcp().list();
    }

    private void createItem(JsonObject event) throws Flaw {
        JsonObject item = Fields.object(event, "item", "item").copy();
        ClientItems.check(item);
        String id = item.containsKey("id") ? Fields.text(item, "id", "item.id") : Ids.item();
        if (conversation.has(id)) {
            throw new Flaw("item_already_exists", "Error adding item: an item with id '" + id + "' exists.", "item.id");
        }
        String previous = Fields.optionalText(event, "previous_item_id", "previous_item_id");
        if (previous != null && !previous.equals("root") && !conversation.has(previous)) {
            throw new Flaw(
                    "item_not_found",
                    "Error adding item: the previous item with id '" + previous + "' does not exist.",
                    "previous_item_id");
        }
        boolean isOutput = ClientItems.isOutput(item);
        if (isOutput && !script.answered(item.getString("call_id"), item.getString("output"))) {
            throw new Flaw(
                    "invalid_tool_call_id",
                    "Tool call ID '" + item.getString("call_id") + "' not found in conversation.",
                    null);
        }
        item.put("id", id);
        if (!isOutput) {
            // as recorded: an output has no status, other items have one
            item.put("status", "completed");
        }
        conversation.usage().reads(ClientItems.text(item));
        JsonObject added = previous == null ? conversation.add(item) : conversation.add(item, previous);
        script.model()
                .sendBehindActive(List.of(added, conversation.done(item.copy(), added.getString("previous_item_id"))));
    }

    private void retrieve(JsonObject event) throws Flaw {
        JsonObject item = knownItem(event, "retrieve", "retrieving");
        call.reply(sideband, Conversation.event("conversation.item.retrieved").put("item", item));
    }

    private void delete(JsonObject event) throws Flaw {
        String id = knownItem(event, "delete", "deleting").getString("id");
        conversation.remove(id);
        call.send(Conversation.event("conversation.item.deleted").put("item_id", id));
    }

    private void truncate(JsonObject event) throws Flaw {
        JsonObject item = knownItem(event, "truncate", "truncating");
        int contentIndex = Fields.count(event, "content_index");
        int audioEndMillis = Fields.count(event, "audio_end_ms");
        Truncation.check(item, contentIndex);
        call.send(Truncation.of(conversation, item.getString("id"), contentIndex, audioEndMillis));
    }

    private void cancel(JsonObject event) throws Flaw {
        String id = Fields.optionalText(event, "response_id", "response_id");
        Response active = script.model().active();
        if (active == null || (id != null && !id.equals(active.id()))) {
            throw new Flaw("response_cancel_not_active", "Cancellation failed: no active response found", null);
        }
        script.cancelled();
    }

    private static void append(JsonObject event) throws Flaw {
        try {
            // the caller's audio comes by RTP; what an application adds to it is taken and not heard
            Base64.getDecoder().decode(Fields.text(event, "audio", "audio"));
        } catch (IllegalArgumentException e) {
            throw Flaw.value("audio", "it must be base64");
        }
    }

    private void commit() throws Flaw {
        if (!script.voice().commit()) {
            throw new Flaw(
                    "input_audio_buffer_commit_empty", "Error committing input audio buffer: it is empty.", null);
        }
    }

    private JsonObject knownItem(JsonObject event, String verb, String doing) throws Flaw {
        String id = Fields.text(event, "item_id", "item_id");
        // as developers report it, without a param
        return conversation
                .find(id)
                .orElseThrow(() -> new Flaw(
                        "item_" + verb + "_invalid_item_id",
                        "Error " + doing + " item: the item with id '" + id + "' does not exist.",
                        null));
    }

    private void refuse(JsonObject error) {
        call.reply(sideband, error);
    }
}
