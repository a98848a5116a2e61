package dev.switchboard.emulator;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.Headers;
import com.openai.models.realtime.RealtimeFunctionTool;
import com.openai.models.realtime.RealtimeSessionCreateRequest;
import com.openai.models.realtime.calls.CallAcceptParams;
import com.openai.models.webhooks.UnwrapWebhookEvent;
import com.openai.models.webhooks.WebhookVerificationParams;
import com.openai.services.blocking.realtime.CallService;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.emulator.judge.Judge;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A tiny application that answers calls, made of the official client and nothing of ours: it checks the webhook's
 * signature, takes the call, opens a sideband, asks for a greeting, and answers every function call.
 */
final class TestApplication implements AutoCloseable {

    static final String SECRET = "whsec_c3dpdGNoYm9hcmQtdGVzdC1zZWNyZXQ=";
    static final String KEY = "sk-emulator";

    /** A webhook as it was received. */
    record Webhook(String id, String signatures, String body, UnwrapWebhookEvent event) {
        String callId() {
            return event.asRealtimeCallIncoming().data().callId();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Integer> webhookStatuses = new ConcurrentLinkedQueue<>();
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Map<String, Sideband> sidebands = new ConcurrentHashMap<>();
    private final CompletableFuture<URI> api = new CompletableFuture<>();
    private final CompletableFuture<OpenAIClient> openAi = new CompletableFuture<>();
    private volatile List<String> tools = List.of("find", "book");
    private volatile BiFunction<String, JsonObject, String> function = (name, arguments) -> "{}";
    private volatile Consumer<String> whenCalled = this::take;
    private volatile BiConsumer<String, JsonObject> whenReceived = (callId, event) -> {};

    TestApplication() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhook", this::webhook);
        server.start();
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    void use(URI apiBaseUrl) {
        api.complete(apiBaseUrl);
        openAi.complete(OpenAIOkHttpClient.builder()
                .apiKey(KEY)
                .baseUrl(apiBaseUrl.toString())
                .webhookSecret(SECRET)
                .maxRetries(0)
                .build());
    }

    /** Answers the next webhooks with these statuses, and those behind them with 200. */
    TestApplication answersWebhooksWith(Integer... statuses) {
        webhookStatuses.addAll(List.of(statuses));
        return this;
    }

    TestApplication hasTools(String... names) {
        tools = List.of(names);
        return this;
    }

    /** What functions answer, by their names and arguments. */
    TestApplication answersFunctions(BiFunction<String, JsonObject, String> answers) {
        function = answers;
        return this;
    }

    /** What is done about an incoming call; by default it is taken. */
    TestApplication whenCalled(Consumer<String> reaction) {
        whenCalled = reaction;
        return this;
    }

    /** What is done about an event on a sideband, besides answering functions. */
    TestApplication whenReceived(BiConsumer<String, JsonObject> reaction) {
        whenReceived = reaction;
        return this;
    }

    List<Webhook> webhooks() {
        return webhooks;
    }

    /** What went wrong inside the application. */
    List<Throwable> failures() {
        return failures;
    }

    CallService calls() {
        return openAi.join().realtime().calls();
    }

    /** The sideband of a call; waits until it is open. */
    Sideband sideband(String callId) {
        return sidebands.computeIfAbsent(callId, Sideband::new);
    }

    /** A request of which the official client knows nothing, such as a wrong one. */
    HttpResponse<String> post(String callId, String action, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(api.join() + "/realtime/calls/" + callId + "/" + action))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void take(String callId) {
        accept(callId);
        attach(callId);
        sideband(callId)
                .send(new JsonObject()
                        .put("type", "response.create")
                        .put(
                                "response",
                                new JsonObject().put("instructions", "Say to the user: Good day, this is the test.")));
    }

    void accept(String callId) {
        RealtimeSessionCreateRequest.Builder session =
                RealtimeSessionCreateRequest.builder().model("gpt-realtime-2.1").instructions("You are a test.");
        tools.forEach(name -> session.addTool(RealtimeFunctionTool.builder()
                .type(RealtimeFunctionTool.Type.FUNCTION)
                .name(name)
                .description("a function")
                .build()));
        calls().accept(
                        callId,
                        CallAcceptParams.builder()
                                .realtimeSessionCreateRequest(session.build())
                                .build());
    }

    void attach(String callId) {
        dial(callId, sideband(callId));
    }

    OpenAIClient client() {
        return openAi.join();
    }

    /** A sideband that is not open yet and answers no functions. */
    Sideband recorder(String callId) {
        sideband(callId).answers = false;
        return sideband(callId);
    }

    void attachAgain(String callId, Sideband sideband) {
        dial(callId, sideband);
    }

    /** Opens another sideband of a call. */
    Sideband attachAgain(String callId) {
        Sideband sideband = new Sideband(callId);
        dial(callId, sideband);
        return sideband;
    }

    /** Opens another sideband of a call, which may leave functions to the first. */
    Sideband attachAgain(String callId, boolean answers) {
        Sideband sideband = new Sideband(callId);
        sideband.answers = answers;
        dial(callId, sideband);
        return sideband;
    }

    /** Opens another sideband of a call that answers functions in the place of the one before. */
    Sideband reattach(String callId) {
        sidebands.remove(callId);
        attach(callId);
        return sideband(callId);
    }

    private void dial(String callId, Sideband sideband) {
        WebSocket socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + KEY)
                .buildAsync(
                        URI.create(api.join().toString().replace("http:", "ws:") + "/realtime?call_id=" + callId),
                        sideband)
                .join();
        sideband.socket.complete(socket);
    }

    private void webhook(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers.Builder headers = Headers.builder();
        exchange.getRequestHeaders().forEach(headers::put);
        int status;
        try {
            UnwrapWebhookEvent event = openAi.join()
                    .webhooks()
                    .unwrap(WebhookVerificationParams.builder()
                            .payload(body)
                            .headers(headers.build())
                            .secret(SECRET)
                            .build());
            List<String> unknown = Judge.unknown(event.validate());
            if (!unknown.isEmpty()) {
                throw new IllegalStateException("the webhook has what the official client does not know: " + unknown);
            }
            Webhook webhook = new Webhook(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body,
                    event);
            webhooks.add(webhook);
            Integer planned = webhookStatuses.poll();
            status = planned == null ? 200 : planned;
            if (status == 200) {
                threads.execute(() -> {
                    try {
                        whenCalled.accept(webhook.callId());
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                });
            }
        } catch (RuntimeException e) {
            failures.add(e);
            status = 400;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A sideband, which keeps what came. */
    final class Sideband implements WebSocket.Listener {

        private final List<JsonObject> received = new CopyOnWriteArrayList<>();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private final String callId;
        private volatile boolean answers = true;
        private final List<String> garbled = new CopyOnWriteArrayList<>();
        private final List<String> binary = new CopyOnWriteArrayList<>();
        private final AtomicInteger frames = new AtomicInteger();
        private final AtomicInteger pongs = new AtomicInteger();
        private final AtomicInteger parts = new AtomicInteger();
        private CompletableFuture<?> sent = socket;

        private Sideband(String callId) {
            this.callId = callId;
        }

        /** Messages that are no JSON. */
        List<String> garbled() {
            return garbled;
        }

        /** Messages that are no text. */
        List<String> binary() {
            return binary;
        }

        /** In how many parts the messages came. */
        int parts() {
            return parts.get();
        }

        /** How many messages came. */
        int frames() {
            return frames.get();
        }

        /** Sends a ping; a pong is counted. */
        void ping() {
            var unused = socket.join().sendPing(ByteBuffer.wrap(new byte[] {1}));
        }

        int pongs() {
            return pongs.get();
        }

        /** Waits for what was sent so far: the pong comes behind all of it. */
        void awaitAllThatWasSent() {
            int before = pongs();
            ping();
            Scene.patiently().until(() -> pongs() > before);
        }

        void close() {
            var unused = socket.join().sendClose(1000, "");
        }

        @Override
        public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs.incrementAndGet();
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        List<JsonObject> received() {
            return received;
        }

        List<JsonObject> received(String type) {
            return received.stream()
                    .filter(event -> event.getString("type").equals(type))
                    .toList();
        }

        /** Is complete when the sideband is closed, with the status. */
        CompletableFuture<Integer> closed() {
            return closed;
        }

        void send(JsonObject event) {
            sendText(event.encode());
        }

        synchronized void sendText(String text) {
            sent = sent.thenCompose(before -> socket.join().sendText(text, true));
        }

        synchronized void sendBinary(byte[] bytes) {
            sent = sent.thenCompose(before -> socket.join().sendBinary(ByteBuffer.wrap(bytes), true));
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            parts.incrementAndGet();
            if (last) {
                String whole = part.toString();
                part.setLength(0);
                frames.incrementAndGet();
                try {
                    handle(new JsonObject(whole));
                } catch (DecodeException e) {
                    garbled.add(whole);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            binary.add(StandardCharsets.UTF_8.decode(data).toString());
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void handle(JsonObject event) {
            received.add(event);
            whenReceived.accept(callId, event);
            if (answers && event.getString("type").equals("response.done")) {
                answer(event.getJsonObject("response").getJsonArray("output"));
            }
        }

        private void answer(JsonArray output) {
            List<JsonObject> functionCalls = output.stream()
                    .map(JsonObject.class::cast)
                    .filter(item -> item.getString("type").equals("function_call"))
                    .filter(item -> item.getString("status").equals("completed"))
                    .toList();
            for (JsonObject item : functionCalls) {
                String answer = function.apply(item.getString("name"), new JsonObject(item.getString("arguments")));
                send(new JsonObject()
                        .put("type", "conversation.item.create")
                        .put(
                                "item",
                                new JsonObject()
                                        .put("type", "function_call_output")
                                        .put("call_id", item.getString("call_id"))
                                        .put("output", answer)));
            }
            if (!functionCalls.isEmpty()) {
                send(new JsonObject().put("type", "response.create"));
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
