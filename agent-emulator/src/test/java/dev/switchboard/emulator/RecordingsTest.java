package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonObject;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The same conversations as were recorded from the service. The recordings are not part of the project; where they are
 * not beside it, these tests are skipped.
 */
class RecordingsTest {

    private static final Path RECORDINGS = Path.of("../../shared/protocol/recordings");

    /** What a WebSocket session has and a sideband has not, and the other way round. */
    private static final Set<String> ONLY_BY_SIP =
            Set.of("rate_limits.updated", "output_audio_buffer.started", "output_audio_buffer.stopped");

    private static final Set<String> ONLY_BY_SOCKET = Set.of("response.output_audio.delta");

    private record Message(boolean sent, JsonObject data) {}

    private static List<Message> recording(String name) throws Exception {
        Path file = RECORDINGS.resolve(name);
        assumeThat(file).as("the recordings").exists();
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, List<Map<String, Object>>> yaml = new Yaml().load(reader);
            List<Message> messages = new ArrayList<>();
            for (Map<String, Object> one : yaml.get("interactions")) {
                @SuppressWarnings("unchecked")
                Map<String, Object> data = (Map<String, Object>) one.get("data");
                messages.add(new Message(one.get("direction").equals("sent"), new JsonObject(data)));
            }
            return messages;
        }
    }

    private static List<JsonObject> received(List<Message> recording) {
        return recording.stream()
                .filter(message -> !message.sent())
                .map(Message::data)
                .toList();
    }

    /** Plays a recording's application against the emulator; what comes back. */
    private static List<JsonObject> replay(String script, String session, List<Message> recording) throws Exception {
        try (Scene scene = Scene.of(script);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(id -> {
                try {
                    assertThat(scene.application.post(id, "accept", session).statusCode())
                            .isEqualTo(200);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                scene.application.attachAgain(id, scene.application.recorder(id));
            });
            String id = scene.idOf(phone.dial("100", scene.emulator.sipPort(), "Anna", "200"));
            TestApplication.Sideband sideband = scene.application.sideband(id);
            List<String> before = new ArrayList<>();
            for (Message message : recording) {
                String type = message.data().getString("type");
                if (!message.sent()) {
                    before.add(type);
                    continue;
                }
                // deltas are cut otherwise, so that their number says nothing
                before.removeIf(one -> one.endsWith(".delta"));
                Scene.patiently()
                        .until(() -> before.stream()
                                .allMatch(one -> sideband.received(one).size() >= Collections.frequency(before, one)));
                sideband.send(adapted(message.data(), sideband));
            }
            scene.next(id, ScriptFinished.class);
            JsonObject end = recording.get(recording.size() - 1).data();
            Scene.patiently()
                    .until(() -> sideband.received(end.getString("type")).size()
                            >= received(recording).stream()
                                    .filter(event -> event.getString("type").equals(end.getString("type")))
                                    .count());
            return List.copyOf(sideband.received());
        }
    }

    private static JsonObject adapted(JsonObject message, TestApplication.Sideband sideband) {
        JsonObject adapted = message.copy();
        JsonObject item = adapted.getJsonObject("item");
        if (item != null && item.containsKey("call_id")) {
            item.put(
                    "call_id",
                    sideband.received("response.function_call_arguments.done")
                            .get(0)
                            .getString("call_id"));
        }
        return adapted;
    }

    private static List<JsonObject> without(List<JsonObject> events, Set<String> types) {
        return events.stream()
                .filter(event -> !types.contains(event.getString("type")))
                .toList();
    }

    private static List<JsonObject> from(List<JsonObject> events, String type) {
        int begin = 0;
        while (!events.get(begin).getString("type").equals(type)) {
            begin++;
        }
        return events.subList(begin, events.size());
    }

    private static void same(List<JsonObject> played, List<JsonObject> recorded) {
        assertThat(Normaliser.normal(played)).isEqualTo(Normaliser.normal(recorded));
        noTwoMayChangePlaces(played);
        noTwoMayChangePlaces(recorded);
    }

    /** So that a sequence which is the same is the same event by event, neighbours or not. */
    private static void noTwoMayChangePlaces(List<JsonObject> events) {
        List<Object> expected = Normaliser.normal(events);
        for (int i = 0; i < events.size(); i++) {
            for (int j = i + 1; j < events.size(); j++) {
                if (!sayTheSame(events.get(i), events.get(j)) && !mayChangePlaces(events, i, j)) {
                    List<JsonObject> swapped = new ArrayList<>(events);
                    Collections.swap(swapped, i, j);
                    assertThat(Normaliser.normal(swapped))
                            .as("events %s and %s swapped: %s, %s", i, j, events.get(i), events.get(j))
                            .isNotEqualTo(expected);
                }
            }
        }
    }

    /** Pieces of one text, which may well be the same word twice. */
    private static boolean sayTheSame(JsonObject one, JsonObject other) {
        return one.containsKey("delta")
                && one.getString("type").equals(other.getString("type"))
                && one.getString("delta").equals(other.getString("delta"));
    }

    /**
     * The caller's words are transcribed beside what the model says, and come when they come: behind the first of them, a
     * word and the event next to it have no order.
     */
    private static boolean mayChangePlaces(List<JsonObject> events, int i, int j) {
        boolean oneIsAWord = isBeside(events.get(i)) != isBeside(events.get(j));
        boolean firstWord = events.subList(0, i).stream().noneMatch(RecordingsTest::isBeside);
        return j == i + 1 && oneIsAWord && !firstWord;
    }

    private static boolean isBeside(JsonObject event) {
        return event.getString("type").equals(Normaliser.BESIDE);
    }

    @Test
    void areComparedByWhatFitsOnAPage() throws Exception {
        assertThat(Path.of("src/test/java/dev/switchboard/emulator/Normaliser.java"))
                .content()
                .satisfies(source -> assertThat(source.lines().count()).isLessThanOrEqualTo(60));
    }

    private static final String SESSION = "{\"type\":\"realtime\",\"model\":\"gpt-realtime\"}";

    @Test
    void speaksOverASidebandAsWasRecorded() throws Exception {
        List<Message> recording = recording("sideband-audio-turn.yaml");

        same(
                replay("{name: hello, steps: [{agent: Hello there.}, {hangUp: caller}]}", SESSION, recording),
                received(recording));
    }

    @Test
    void callsAFunctionAsWasRecorded() throws Exception {
        List<Message> recording = recording("websocket-tool-round.yaml");
        List<Message> withoutCreated = recording.stream()
                .filter(message -> !message.data().getString("type").equals("session.created"))
                .toList();
        List<JsonObject> played = replay("""
            name: weather
            steps:
              - {call: get_weather, arguments: {city: London}, as: weather}
              - agent: ${weather}
              - hangUp: caller
            """, SESSION, withoutCreated);

        same(without(played, ONLY_BY_SIP), from(received(recording), "session.updated"));
    }

    @Test
    void hearsTheCallerAsWasRecorded() throws Exception {
        List<Message> recording = recording("websocket-server-vad-turn.yaml");
        List<Message> listening =
                recording.stream().filter(message -> !message.sent()).toList();
        List<JsonObject> played = replay(
                """
                name: greeting
                steps:
                  - caller: Hello, my name is Marcelo.
                  - agent: Hello, Marcelo! Great to meet you. How can I help you today?
                  - hangUp: caller
                """,
                """
                {"type":"realtime","model":"gpt-realtime","audio":{
                 "input":{"format":{"type":"audio/pcm","rate":24000},"transcription":{"model":"gpt-realtime-whisper"}},
                 "output":{"format":{"type":"audio/pcm","rate":24000}}}}\
                """,
                from(received(listening), "input_audio_buffer.speech_started").stream()
                        .map(data -> new Message(false, data))
                        .toList());

        same(
                without(played, ONLY_BY_SIP),
                without(from(received(recording), "input_audio_buffer.speech_started"), ONLY_BY_SOCKET));
    }
}
