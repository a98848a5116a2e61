package dev.switchboard.it.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Another system, outside every transaction. It pays whenever it is asked to, the same key again, too: who repeats
 * themselves is seen here.
 */
public final class Payments implements AutoCloseable {

    /** How a request ends. */
    public enum Fate {
        /** It is done, and said to be. */
        PAID(204, true),
        /** It is not done, and said not to be. */
        DECLINED(402, false),
        /** It is done, and the answer tells of a failure. */
        PAID_AND_FAILED(500, true),
        /** It is not done, and the answer tells of a failure. */
        FAILED(500, false);

        private final int status;
        private final boolean pays;

        Fate(int status, boolean pays) {
            this.status = status;
            this.pays = pays;
        }
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> paid = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Supplier<Fate> fates;
    private final HttpServer server;

    /**
     * Opens for business.
     *
     * @param fates how each request ends whose key was not paid yet
     */
    public Payments(Supplier<Fate> fates) throws IOException {
        this.fates = fates;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(key);
        Fate fate = paid.containsKey(key) ? Fate.PAID : fates.get();
        if (fate.pays) {
            paid.computeIfAbsent(key, first -> new AtomicInteger()).incrementAndGet();
        }
        exchange.sendResponseHeaders(fate.status, -1);
        exchange.close();
    }

    /** What tells the server where this is. */
    public String property() {
        return "-Dkill.payments="
                + URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** How often was paid for a key. */
    public int times(String key) {
        return paid.getOrDefault(key, new AtomicInteger()).get();
    }

    /** How many keys were paid for. */
    int keys() {
        return paid.size();
    }

    /** How many requests there were. */
    public int requests() {
        return requests.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
