package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded garbage at the HTTP door and in a sideband, for a second each; calls work all the same. */
class GarbageTest {

    private static final long SEED = 20261126;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);
    private static final String SCRIPT = "{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}";
    private static final List<String> WORDS = List.of(
            "type",
            "session.update",
            "conversation.item.create",
            "conversation.item.truncate",
            "response.create",
            "response.cancel",
            "session",
            "item",
            "item_id",
            "id",
            "response",
            "audio",
            "input",
            "output",
            "turn_detection",
            "tools",
            "name",
            "realtime",
            "function_call_output",
            "call_id",
            "message",
            "role",
            "user",
            "content",
            "previous_item_id",
            "root",
            "voice",
            "conversation",
            "none",
            "output_modalities");

    private final Random random = new Random(SEED);

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 8)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextDouble();
            case 3, 4 -> word();
            case 5 -> new JsonArray().add(value(depth + 1)).add(value(depth + 1));
            default -> object(depth + 1);
        };
    }

    private JsonObject object(int depth) {
        JsonObject object = new JsonObject();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.put(word(), value(depth));
        }
        return object;
    }

    private String message() {
        JsonObject object = object(0).put("type", WORDS.get(1 + random.nextInt(5)));
        String text = object.encode();
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> text.replace('"', (char) random.nextInt(0x300));
            default -> text;
        };
    }

    private byte[] request(int port) {
        byte[] bytes = ("POST /v1/realtime/calls/" + word() + "/accept HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAuthorization: Bearer " + TestApplication.KEY + "\r\nContent-Length: "
                        + random.nextInt(100) + "\r\nUpgrade: websocket\r\n\r\n" + message())
                .getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(20); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void takesCallsBehindGarbageAtTheHttpDoor() throws Exception {
        try (Scene scene = Scene.of(SCRIPT);
                SipPhone phone = SipPhone.udp()) {
            int port = scene.emulator.apiBaseUrl().getPort();
            long end = System.nanoTime() + LONG_ENOUGH.toNanos();
            while (System.nanoTime() < end) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    OutputStream out = socket.getOutputStream();
                    out.write(request(port));
                    out.flush();
                } catch (IOException e) {
                    // a door that is shut in our face has heard us
                    assertThat(e).isNotNull();
                }
            }
            scene.next(scene.idOf(phone.dial("100", scene.emulator.sipPort(), "Anna", "200")), ScriptFinished.class);
        }
    }

    @Test
    void keepsACallWhoseSidebandSendsGarbage() throws Exception {
        try (Scene scene = Scene.of(SCRIPT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(id -> {
                scene.application.accept(id);
                scene.application.attach(id);
            });
            String id = scene.idOf(phone.dial("100", scene.emulator.sipPort(), "Anna", "200"));
            TestApplication.Sideband sideband = scene.application.sideband(id);
            int sent = 0;
            long end = System.nanoTime() + LONG_ENOUGH.toNanos();
            while (System.nanoTime() < end) {
                sideband.sendText(message());
                if (++sent % 50 == 0) {
                    // the next only when these were heard
                    String marker = "event_" + sent;
                    sideband.send(new JsonObject().put("type", "none").put("event_id", marker));
                    Scene.patiently()
                            .until(() -> sideband.received("error").stream()
                                    .anyMatch(error -> marker.equals(
                                            error.getJsonObject("error").getString("event_id"))));
                }
            }
            assertThat(sent).isGreaterThan(50);
            assertThat(scene.heard(CallEnded.class)).isEmpty();
            sideband.send(new JsonObject().put("type", "response.create"));
            scene.next(id, ScriptFinished.class);
        }
    }
}
