package crm;

import static dev.switchboard.emulator.testing.TextMatch.containing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import dev.switchboard.emulator.junit.EmulatorExtension;
import dev.switchboard.emulator.script.Script;
import io.netty.util.Version;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.impl.launcher.commands.VersionCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;

/** An application made of other versions of what the emulator is made of, in one JVM with it. */
class CallbackTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = VERTX.createHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORT = freePort();

    @RegisterExtension
    static final EmulatorExtension emulator = EmulatorExtension.builder()
            .webhook("http://127.0.0.1:" + PORT + "/webhook", "whsec_dHV0b3JpYWwtdHV0b3JpYWwtdHV0b3JpYWw=")
            .build();

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void open() throws Exception {
        VERTX.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    request.response().end();
                    take(read(body.toString()).at("/data/call_id").asText());
                }))
                .listen(PORT, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static void take(String callId) {
        int port = emulator.apiBaseUrl().getPort();
        CLIENT.request(HttpMethod.POST, port, "127.0.0.1", "/v1/realtime/calls/" + callId + "/accept")
                .compose(request -> request.putHeader("Authorization", "Bearer sk-emulator")
                        .send(Buffer.buffer("""
                            {"type":"realtime","model":"gpt-realtime","tools":[{"type":"function","name":"noteCallback"}]}\
                            """)))
                .compose(answer -> CLIENT.webSocket(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/v1/realtime?call_id=" + callId)
                        .addHeader("Authorization", "Bearer sk-emulator")))
                .onSuccess(socket -> {
                    socket.textMessageHandler(text -> hear(socket, read(text)));
                    socket.writeTextMessage("{\"type\":\"response.create\"}");
                });
    }

    private static void hear(WebSocket socket, JsonNode event) {
        JsonNode item = event.path("item");
        if (event.path("type").asText().equals("response.output_item.done")
                && item.path("type").asText().equals("function_call")) {
            socket.writeTextMessage(JSON.createObjectNode()
                    .put("type", "conversation.item.create")
                    .set("item", JSON.createObjectNode()
                            .put("type", "function_call_output")
                            .put("call_id", item.path("call_id").asText())
                            .put("output", "noted"))
                    .toString());
        } else if (event.path("type").asText().equals("response.done")
                && event.at("/response/output").toString().contains("function_call")) {
            socket.writeTextMessage("{\"type\":\"response.create\"}");
        }
    }

    @Test
    void callsBack() {
        Script asks = Script.named("Asking for a callback")
                .agentSays("Hello.")
                .callerSays("Please call me back.")
                .callsTool("noteCallback", Map.of("when", "Monday"))
                .agentSays("We will call you back on Monday.")
                .callerHangsUp()
                .build();

        emulator.call("100")
                .playing(asks)
                .untilOver()
                .said(containing("call you back"))
                .answered("noteCallback")
                .exactlyOnce()
                .withOutput(containing("noted"));
    }

    @Test
    void hasItsOwnVersionsOfEverything() {
        assertTrue(VersionCommand.getVersion().startsWith("4.5."), VersionCommand.getVersion());
        assertEquals("2.15.4", PackageVersion.VERSION.toString());
        assertTrue(Version.identify().get("netty-common").artifactVersion().startsWith("4.1."));
        assertEquals(1.7, new BouncyCastleProvider().getVersion(), 0.001);
        assertEquals(Map.of("a", 1), new Yaml().load("a: 1"));
    }
}
