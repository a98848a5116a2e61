package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.timeline.StoryPrinter;
import dev.switchboard.emulator.timeline.TimelineDirectory;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept and told of real calls. */
class TimelineTest {

    private static final String TALK = """
        name: talk
        steps:
          - agent: ${greeting}
          - caller: Is there room?
          - call: find
            arguments: { day: Monday }
          - agent: At ${output.time}.
        """;

    @Test
    void writesLinesAndAPageOfEachCall(@TempDir Path directory) throws Exception {
        String callId;
        try (TimelineDirectory timelines = new TimelineDirectory(directory.resolve("new"));
                Scene scene =
                        Scene.of(TALK, emulator -> emulator.frames(timelines).listener(timelines));
                SipPhone phone = SipPhone.udp()) {
            scene.application.answersFunctions((name, arguments) -> "{\"time\":\"<two>\"}");
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            Scene.answer(call);
            callId = callId(scene);
            Scene.patiently().until(() -> lines(directory, callId).contains("ScriptFinished"));
            call.hangUp();
            Scene.patiently().until(() -> lines(directory, callId).contains("CallEnded"));
        }

        List<JsonObject> lines =
                lines(directory, callId).lines().map(JsonObject::new).toList();
        assertThat(lines)
                .extracting(line -> line.getString("event"))
                .contains("IncomingCall", "WebhookAnswered", "Accepted", "AgentSaid", "FunctionAnswered")
                .endsWith("CallEnded");
        assertThat(lines).extracting(line -> line.getLong("at")).isSorted();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.getString("callId")).isEqualTo(callId));
        assertThat(lines)
                .filteredOn(line -> line.getString("event").equals("FunctionAnswered"))
                .singleElement()
                .satisfies(line -> assertThat(line.getString("output")).isEqualTo("{\"time\":\"<two>\"}"));
        assertThat(lines)
                .filteredOn(line -> line.getString("event").equals("FrameReceived"))
                .extracting(line -> new JsonObject(line.getString("text")).getString("type"))
                .contains("response.create", "conversation.item.create");
        assertThat(Files.readString(directory.resolve("new/" + callId + ".html")))
                .contains("At &lt;two&gt;.")
                .contains("→ response.done");
    }

    private static String callId(Scene scene) {
        return scene.application.webhooks().get(0).callId();
    }

    private static String lines(Path directory, String callId) throws Exception {
        Path file = directory.resolve("new/" + callId + ".jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void printsSeveralCallsWithTheirNumbers() throws Exception {
        List<String> printed = new CopyOnWriteArrayList<>();
        try (StoryPrinter printer = new StoryPrinter(printed::add);
                Scene scene = Scene.of(TALK, emulator -> emulator.listener(printer));
                SipPhone first = SipPhone.udp();
                SipPhone second = SipPhone.udp()) {
            scene.application.answersFunctions((name, arguments) -> "{\"time\":\"two\"}");
            first.dial("100", scene.emulator.sipPort(), "Anna", "200");
            Scene.patiently()
                    .until(() ->
                            printed.stream().anyMatch(line -> line.matches(" *\\d+\\.\\d s  Agent:    At two\\.")));
            second.dial("100", scene.emulator.sipPort(), "Anna", "200");
            Scene.patiently()
                    .until(() ->
                            printed.stream().anyMatch(line -> line.matches(" *\\d+\\.\\d s  Agent:    #2 At two\\.")));
        }
    }
}
