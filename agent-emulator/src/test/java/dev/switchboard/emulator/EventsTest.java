package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonValue;
import com.openai.models.realtime.RealtimeServerEvent;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event that the official client knows is sent when its time comes, unless no call by SIP can see it. */
class EventsTest {

    /** What nobody sees on the sideband of a call by SIP; the page says why. */
    private static final Set<String> UNSEEN =
            Set.of("conversation.created", "conversation.item.created", "response.output_audio.delta");

    /** Conversations, in the words of the page. */
    private enum Scenario {
        A_FUNCTION("""
            steps:
              - agent: Hello.
              - caller: Is it free?
              - call: find
              - agent: one two three four
              - {bargeIn: Stop!, after: 2}
              - agent: All right.
              - dtmf: "1"
              - hangUp: caller
            """, "{}"),
        IN_WRITING("{steps: [{agent: Hello.}, {hangUp: caller}]}", "{\"output_modalities\":[\"text\"]}"),
        A_SILENT_CALLER(
                "{steps: [{agent: Hello.}, {silence: idle}, {agent: Are you there}, {hangUp: caller}]}",
                "{\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\",\"idle_timeout_ms\":5000}}}}"),
        A_CALLER_WHOM_NOBODY_UNDERSTANDS("""
            faults: [{fault: transcription-failed}]
            steps: [{agent: Hello.}, {caller: Mumble.}, {agent: Pardon}, {hangUp: caller}]
            """, transcribedBy("whisper-1")),
        SPEAKERS_TOLD_APART(
                "{steps: [{agent: Hello.}, {caller: It is us.}, {agent: Welcome.}, {hangUp: caller}]}",
                transcribedBy("gpt-4o-transcribe-diarize")),
        MCP_SERVERS("""
            faults: [{fault: mcp-listing-failed, at: broken}]
            steps:
              - agent: Let me look.
              - {mcp: look, server: shelf, arguments: {for: bread}, output: Three loaves.}
              - {mcp: count, server: shelf, error: Nobody is there.}
              - agent: There are three.
              - hangUp: caller
            """, """
            {"tools":[{"type":"mcp","server_label":"shelf","server_url":"https://shelf.test","require_approval":"never"},
             {"type":"mcp","server_label":"broken","server_url":"https://broken.test"}]}\
            """),
        WHAT_APPLICATIONS_ASK_FOR("{steps: [{agent: Hello.}, {hangUp: caller}]}", "{}");

        private final String script;
        private final String session;

        Scenario(String script, String session) {
            this.script = script.startsWith("{") ? script.replaceFirst("\\{", "{name: x, ") : "name: x\n" + script;
            this.session = session;
        }

        private static String transcribedBy(String model) {
            return "{\"audio\":{\"input\":{\"transcription\":{\"model\":\"" + model + "\"}}}}";
        }

        JsonObject session() {
            JsonObject usual = new JsonObject("""
                {"type":"realtime","model":"gpt-realtime","audio":{"input":{"transcription":{"model":"whisper-1"}}},
                 "tools":[{"type":"function","name":"find"}]}\
                """);
            return usual.mergeIn(new JsonObject(session), true);
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("mcp", "MCP");
        }
    }

    private static final Map<Scenario, Set<String>> PLAYED = new EnumMap<>(Scenario.class);

    static List<String> known() {
        return Arrays.stream(RealtimeServerEvent.Visitor.class.getMethods())
                .filter(method -> method.getName().startsWith("visit"))
                .map(EventsTest::type)
                .sorted()
                .toList();
    }

    /** A builder of the client's knows the type of what it builds. */
    private static String type(Method visit) {
        try {
            Object builder = visit.getParameterTypes()[0].getMethod("builder").invoke(null);
            Field type = builder.getClass().getDeclaredField("type");
            type.setAccessible(true);
            return ((JsonValue) type.get(builder)).convert(String.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(visit + " has no event with a type", e);
        }
    }

    private record Row(String event, String when, String scenario) {}

    private static List<Row> table() throws Exception {
        Pattern row = Pattern.compile("\\| `([a-z_.]+)` \\| ([^|]+) \\| ([^|]+) \\|");
        return Files.readAllLines(Path.of("../docs/reference/emulator.md")).stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(match -> new Row(
                        match.group(1), match.group(2).strip(), match.group(3).strip()))
                .filter(found -> found.event().contains(".") || found.event().equals("error"))
                .toList();
    }

    @Test
    void areAllOnThePage() throws Exception {
        assertThat(table()).extracting(Row::event).containsExactlyInAnyOrderElementsOf(known());
        assertThat(table().stream()
                        .filter(row -> row.scenario().equals("never"))
                        .map(Row::event)
                        .collect(Collectors.toSet()))
                .isEqualTo(UNSEEN);
    }

    @ParameterizedTest
    @MethodSource("known")
    void isSentInTheConversationThatThePageNames(String type) throws Exception {
        String scenario = table().stream()
                .filter(row -> row.event().equals(type))
                .map(Row::scenario)
                .findFirst()
                .orElse("");
        if (UNSEEN.contains(type)) {
            for (Scenario any : Scenario.values()) {
                assertThat(played(any)).doesNotContain(type);
            }
            return;
        }
        Scenario named = Arrays.stream(Scenario.values())
                .filter(one -> one.words().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page names no conversation for " + type + ": " + scenario));

        assertThat(played(named)).contains(type);
    }

    private static synchronized Set<String> played(Scenario scenario) throws Exception {
        Set<String> known = PLAYED.get(scenario);
        if (known == null) {
            known = play(scenario);
            PLAYED.put(scenario, known);
        }
        return known;
    }

    private static Set<String> play(Scenario scenario) throws Exception {
        try (Scene scene = Scene.of(
                        scenario.script, emulator -> emulator.clockSpeed(100).sessionCreated(true));
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(id -> {
                try {
                    assertThat(scene.application
                                    .post(id, "accept", scenario.session().encode())
                                    .statusCode())
                            .isEqualTo(200);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                scene.application.attach(id);
                scene.application.sideband(id).send(new JsonObject().put("type", "response.create"));
            });
            String id = scene.idOf(phone.dial("100", scene.emulator.sipPort(), "Anna", "200"));
            TestApplication.Sideband sideband = scene.application.sideband(id);
            scene.next(id, ScriptFinished.class);
            sideband.awaitAllThatWasSent();
            if (scenario == Scenario.WHAT_APPLICATIONS_ASK_FOR) {
                ask(sideband);
                sideband.awaitAllThatWasSent();
            }
            return sideband.received().stream()
                    .map(event -> event.getString("type"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void ask(TestApplication.Sideband sideband) {
        String item = sideband.received("conversation.item.done")
                .get(0)
                .getJsonObject("item")
                .getString("id");
        Consumer<String> send = event -> sideband.send(new JsonObject(event));
        send.accept("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\"Be brief.\"}}");
        send.accept("{\"type\":\"input_audio_buffer.clear\"}");
        send.accept("{\"type\":\"conversation.item.retrieve\",\"item_id\":\"" + item + "\"}");
        send.accept("{\"type\":\"conversation.item.delete\",\"item_id\":\"" + item + "\"}");
        // wrong, since there is none: the answer comes behind all others
        send.accept("{\"type\":\"response.cancel\"}");
        Scene.patiently().until(() -> !sideband.received("error").isEmpty());
    }
}
