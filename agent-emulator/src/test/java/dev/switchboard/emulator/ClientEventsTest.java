package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application may send, and what it hears when it was wrong; the call goes on in any case. */
class ClientEventsTest {

    private static final String SCRIPT = """
            name: one function
            steps:
              - agent: ${greeting}
              - call: find
                as: found
              - agent: I found ${found}.
              - hangUp: caller
            """;

    private Scene scene;
    private SipPhone phone;
    private String id;
    private TestApplication.Sideband sideband;

    /** Goes on to the point where nothing was asked for yet. */
    @BeforeEach
    void callIsTakenAndWaitsForTheApplication() throws Exception {
        scene = Scene.of(SCRIPT);
        scene.application.whenCalled(call -> {
            scene.application.accept(call);
            scene.application.attach(call);
        });
        phone = SipPhone.udp();
        id = scene.idOf(phone.dial("100", scene.emulator.sipPort(), "Anna", "200"));
        sideband = scene.application.sideband(id);
    }

    @AfterEach
    void callGoesOnAsIfNothingHadBeen() {
        try {
            assertThat(scene.heard(CallEnded.class)).isEmpty();
            scene.application.answersFunctions((name, arguments) -> "a pen");
            sideband.send(event("response.create"));
            scene.next(id, ScriptFinished.class);
            assertThat(scene.heard()).contains(new EmulatorEvent.AgentSaid(id, "I found a pen."));
        } finally {
            phone.close();
            scene.close();
        }
    }

    private static JsonObject event(String type) {
        return new JsonObject().put("type", type).put("event_id", "my_event");
    }

    private static JsonObject create(JsonObject item) {
        return event("conversation.item.create").put("item", item);
    }

    private static JsonObject message(@Nullable String id) {
        JsonObject message = new JsonObject()
                .put("type", "message")
                .put("role", "user")
                .put(
                        "content",
                        new JsonArray()
                                .add(new JsonObject().put("type", "input_text").put("text", "hello")));
        return id == null ? message : message.put("id", id);
    }

    private static JsonObject output(String callId) {
        return new JsonObject()
                .put("type", "function_call_output")
                .put("call_id", callId)
                .put("output", "x");
    }

    private JsonObject nextError() {
        return Scene.patiently()
                .until(() -> sideband.received("error"), errors -> !errors.isEmpty())
                .get(0)
                .getJsonObject("error");
    }

    private JsonObject next(String type) {
        return Scene.patiently()
                .until(() -> sideband.received(type), found -> !found.isEmpty())
                .get(0);
    }

    private void refuses(JsonObject event, String code, @Nullable String param) {
        sideband.send(event);
        JsonObject error = nextError();
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("param")).isEqualTo(param);
        assertThat(error.getString("event_id")).isEqualTo("my_event");
        assertThat(error.getString("message")).isNotBlank();
    }

    @Test
    void refusesAnItemIdThatExists() {
        sideband.send(create(message("item_mine")));
        refuses(create(message("item_mine")), "item_already_exists", "item.id");
        assertThat(sideband.received("conversation.item.added")).hasSize(1);
    }

    @Test
    void refusesAnItemIdOf33Characters() {
        refuses(create(message("i".repeat(33))), "string_above_max_length", "item.id");
        sideband.send(create(message("i".repeat(32))));
        assertThat(next("conversation.item.added").getJsonObject("item").getString("id"))
                .hasSize(32);
    }

    @Test
    void refusesTheOutputOfAnUnknownFunctionCall() {
        refuses(create(output("call_unknown")), "invalid_tool_call_id", null);
        assertThat(sideband.received("conversation.item.added")).isEmpty();
    }

    @Test
    void refusesASecondOutputOfAFunctionCall() {
        scene.application.answersFunctions((name, arguments) -> "a pen");
        sideband.send(event("response.create"));
        String functionCallId = scene.next(id, FunctionCalled.class).functionCallId();
        scene.next(id, FunctionAnswered.class);

        refuses(create(output(functionCallId)), "invalid_tool_call_id", null);
        assertThat(scene.heard(FunctionAnswered.class)).hasSize(1);
    }

    @Test
    void refusesAnOutputThatIsNoTextAndWaitsForABetterOne() {
        scene.application.answersFunctions((name, arguments) -> {
            sideband.send(create(output("call_unknown")));
            return "a pen";
        });
        sideband.send(
                create(new JsonObject().put("type", "function_call_output").put("call_id", "call_x")));
        assertThat(nextError().getString("param")).isEqualTo("item.output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retrieve", "delete", "truncate"})
    void refusesWhatIsAskedOfAnItemThatIsNotThere(String verb) {
        JsonObject event = event("conversation.item." + verb).put("item_id", "item_nowhere");
        if (verb.equals("truncate")) {
            event.put("content_index", 0).put("audio_end_ms", 0);
        }

        refuses(event, "item_" + verb + "_invalid_item_id", null);
    }

    @Test
    void refusesAnUnknownType() {
        refuses(event("response.shout"), "invalid_value", "type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':null}",
                "{'type':7}",
                "{'type':'session.update'}",
                "{'type':'session.update','session':'x'}",
                "{'type':'session.update','session':{'type':'realtime','tools':'x'}}",
                "{'type':'session.update','session':{'type':'realtime','tools':[7]}}",
                "{'type':'session.update','session':{'type':'realtime','audio':null}}",
                "{'type':'session.update','session':{'type':'realtime','audio':{'output':null}}}",
                "{'type':'session.update','session':{}}",
                "{'type':'conversation.item.create'}",
                "{'type':'conversation.item.create','item':[]}",
                "{'type':'conversation.item.create','item':{}}",
                "{'type':'conversation.item.create','item':{'type':'poem'}}",
                "{'type':'conversation.item.create','item':{'type':'message'}}",
                "{'type':'conversation.item.create','item':{'type':'message','role':'user','content':'x'}}",
                "{'type':'conversation.item.create','item':{'type':'function_call_output','output':'x'}}",
                "{'type':'conversation.item.retrieve'}",
                "{'type':'conversation.item.retrieve','item_id':'item_unknown'}",
                "{'type':'conversation.item.delete','item_id':'item_unknown'}",
                "{'type':'conversation.item.delete'}",
                "{'type':'conversation.item.truncate'}",
                "{'type':'conversation.item.truncate','item_id':'item_unknown','content_index':0,'audio_end_ms':0}",
                "{'type':'response.create','response':'x'}",
                "{'type':'response.create','response':{'instructions':{}}}",
                "{'type':'input_audio_buffer.commit'}"
            })
    void refusesAnEventWithAFlaw(String json) {
        JsonObject event = new JsonObject(json.replace('\'', '"')).put("event_id", "my_event");
        sideband.send(event);

        assertThat(nextError().getString("event_id")).isEqualTo("my_event");
        assertThat(sideband.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"text\"", "{} {}", "\u0000", "not json"})
    void answersTextThatIsNoJsonObject(String text) {
        sideband.sendText(text);

        JsonObject error = nextError();
        assertThat(error.getString("code")).isEqualTo("invalid_json");
        assertThat(error.getValue("event_id")).isNull();
    }

    @Test
    void answersDeeplyNestedJson() {
        sideband.sendText("[".repeat(100_000));

        assertThat(nextError().getString("code")).isEqualTo("invalid_json");
    }

    @Test
    void answersABinaryFrame() {
        sideband.sendBinary(new byte[] {0, 1, 2});

        assertThat(nextError().getString("code")).isEqualTo("invalid_json");
    }

    @Test
    void doesNotEchoAnEventIdThatIsNoText() {
        sideband.send(event("response.shout").put("event_id", 7));

        assertThat(nextError().getValue("event_id")).isNull();
    }

    @Test
    void refusesToCancelWhereNoResponseIsActive() {
        refuses(event("response.cancel"), "response_cancel_not_active", null);
    }

    /**
     * A response is generated as a whole between two messages of the application's, so none ever finds one active. What
     * is asked for while a line is still heard is an answer without words.
     */
    @Test
    void givesAnEmptyResponseWhereTheScriptHasNothingToSay() throws Exception {
        try (Scene slow = Scene.of(
                        "{name: slow, steps: [{agent: one two three}, {hangUp: caller}]}",
                        emulator -> emulator.perWord(Duration.ofMillis(50)));
                SipPhone other = SipPhone.udp()) {
            String call = slow.idOf(other.dial("100", slow.emulator.sipPort(), "Anna", "200"));
            TestApplication.Sideband heard = slow.application.sideband(call);
            Scene.patiently().until(() -> heard.received("response.done").size() == 1);
            heard.send(event("response.create"));
            Scene.patiently().until(() -> heard.received("response.done").size() == 2);

            assertThat(heard.received("error")).isEmpty();
            assertThat(heard.received("response.done")
                            .get(1)
                            .getJsonObject("response")
                            .getJsonArray("output"))
                    .isEmpty();
            slow.next(call, ScriptFinished.class);
        }
    }

    @Test
    void givesAnItemThatIsAskedFor() {
        sideband.send(create(message("item_mine")));
        sideband.send(event("conversation.item.retrieve").put("item_id", "item_mine"));

        assertThat(next("conversation.item.retrieved").getJsonObject("item"))
                .isEqualTo(message("item_mine").put("status", "completed"));
    }

    @Test
    void forgetsADeletedItemAndChainsTheNextToTheOneBefore() {
        sideband.send(create(message("item_first")));
        sideband.send(create(message("item_second")));
        sideband.send(event("conversation.item.delete").put("item_id", "item_second"));
        sideband.send(create(message("item_second")));

        Scene.patiently()
                .until(() -> sideband.received("conversation.item.added").size() == 3);
        assertThat(next("conversation.item.deleted").getString("item_id")).isEqualTo("item_second");
        assertThat(sideband.received("conversation.item.added").get(2).getString("previous_item_id"))
                .isEqualTo("item_first");
    }

    @Test
    void takesASessionWhoseAudioFormatsAreNull() {
        JsonObject audio = new JsonObject()
                .put("input", new JsonObject().putNull("format"))
                .put("output", new JsonObject().putNull("format").put("voice", "marin"));
        sideband.send(event("session.update")
                .put("session", new JsonObject().put("type", "realtime").put("audio", audio)));

        assertThat(next("session.updated")
                        .getJsonObject("session")
                        .getJsonObject("audio")
                        .getJsonObject("output")
                        .getString("voice"))
                .isEqualTo("marin");
    }

    @Test
    void keepsWhatAnUpdateDoesNotMention() {
        sideband.send(event("session.update")
                .put("session", new JsonObject().put("type", "realtime").put("instructions", "Whisper.")));

        JsonObject session = next("session.updated").getJsonObject("session");
        assertThat(session.getString("instructions")).isEqualTo("Whisper.");
        assertThat(session.getJsonArray("tools")).hasSize(2);
    }

    @Test
    void replacesTheToolsOfTheSession() {
        JsonArray tools = new JsonArray(List.of(
                new JsonObject().put("type", "function").put("name", "other"),
                new JsonObject().put("type", "function").put("name", "find")));
        sideband.send(event("session.update")
                .put("session", new JsonObject().put("type", "realtime").put("tools", tools)));

        assertThat(next("session.updated").getJsonObject("session").getJsonArray("tools"))
                .isEqualTo(tools);
    }
}
