package dev.switchboard.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The service where it behaves badly: it answers each action as it is told to, and knows no call. */
final class StubService implements AutoCloseable {

    private static final String CALLS = "/v1/realtime/calls/";

    /** A request that came in. */
    record Request(String action, String callId, String body, Map<String, List<String>> headers, boolean answered) {}

    /** An answer, after a while. */
    record Reply(int status, String body, int afterMillis) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, Runnable> deeds = new ConcurrentHashMap<>();
    private final List<Request> log = new CopyOnWriteArrayList<>();

    private StubService(HttpServer server) {
        this.server = server;
    }

    static StubService start() throws IOException {
        StubService stub = new StubService(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Receptionist.API_PORT), 50));
        stub.server.setExecutor(stub.threads);
        stub.server.createContext("/v1/realtime", stub::handle);
        stub.server.start();
        return stub;
    }

    /** Answers an action, such as {@code accept} or {@code sideband}; several answers come one after the other, the last for good. */
    StubService on(String action, int... statuses) {
        for (int status : statuses) {
            on(action, new Reply(status, "{\"error\":{\"code\":\"stub\",\"message\":\"as told\"}}", 0));
        }
        return this;
    }

    StubService on(String action, Reply reply) {
        replies.computeIfAbsent(action, name -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /** Does something whenever an action is asked for, before that can be seen here or is answered. */
    StubService first(String action, Runnable deed) {
        deeds.put(action, deed);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String[] parts = path.startsWith(CALLS)
                ? path.substring(CALLS.length()).split("/", 2)
                : new String[] {exchange.getRequestURI().getQuery().replace("call_id=", ""), "sideband"};
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(parts[1], parts[0], body, Map.copyOf(exchange.getRequestHeaders()), false);
        deeds.getOrDefault(parts[1], () -> {}).run();
        log.add(request);
        Reply reply = next(parts[1]);
        pause(reply.afterMillis());
        byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
        log.add(new Request(parts[1], parts[0], body, request.headers(), true));
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized Reply next(String action) {
        Deque<Reply> told = replies.getOrDefault(action, new ArrayDeque<>());
        if (told.isEmpty()) {
            return new Reply(action.equals("sideband") ? 404 : 200, "{}", 0);
        }
        return told.size() > 1 ? told.remove() : told.element();
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The requests of an action for a call, in their order. */
    List<Request> requests(String action, String callId) {
        return log.stream()
                .filter(request ->
                        request.action().equals(action) && request.callId().equals(callId) && !request.answered())
                .toList();
    }

    /** Whether a request of an action for a call was answered by now. */
    boolean hasAnswered(String action, String callId) {
        return log.stream()
                .anyMatch(request ->
                        request.action().equals(action) && request.callId().equals(callId) && request.answered());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
