package dev.switchboard.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.function.Executable;

/** An order system in a process of its own, which can be slow, err and die. */
final class OrderSystemProcess {

    static final int PORT = Receptionist.freePort();

    private static final String ORDER = """
            {"number":"A17","status":"SHIPPED","expected":"2030-01-31","postalCode":"10115","items":[{"name":"teapot","quantity":2}]}""";

    private OrderSystemProcess() {}

    /** How it is. */
    enum Mood {
        WELL,
        SLOW,
        ERRING
    }

    /** Has it run in a mood while something is done, and kills it then. */
    static void during(Mood mood, Executable work) throws Throwable {
        Process process = start(mood);
        try {
            work.execute();
        } finally {
            process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static Process start(Mood mood) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        OrderSystemProcess.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath(),
                        Main.class.getName(),
                        String.valueOf(PORT),
                        mood.name())
                .inheritIO()
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return process;
    }

    /** The process. */
    static final class Main {

        private Main() {}

        /** Serves {@code /orders/A17} until it is killed. */
        public static void main(String[] args) throws IOException {
            Mood mood = Mood.valueOf(args[1]);
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
            server.createContext("/orders/", exchange -> {
                if (mood == Mood.SLOW) {
                    pause();
                }
                boolean known = exchange.getRequestURI().getPath().endsWith("/A17");
                byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                if (mood == Mood.ERRING) {
                    exchange.sendResponseHeaders(500, -1);
                } else if (!known) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            server.start();
        }

        private static void pause() {
            try {
                TimeUnit.SECONDS.sleep(3);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
