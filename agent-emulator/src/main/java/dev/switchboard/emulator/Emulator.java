package dev.switchboard.emulator;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.Settings;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.http.HttpDoor;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.sip.SipDoor;
import dev.switchboard.emulator.sip.Stack;
import dev.switchboard.emulator.tls.ServerCertificate;
import dev.switchboard.emulator.voice.Voice;
import dev.switchboard.emulator.webhook.WebhookSender;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The service: a SIP door for callers, webhooks, call control and sidebands for the application. Everything is on
 * loopback.
 *
 * <pre>{@code
 * try (Emulator emulator = Emulator.builder()
 *         .webhook(URI.create("http://127.0.0.1:8080/switchboard/webhook"), "whsec_...")
 *         .apiKey("sk-emulator")
 *         .script(Script.load(Path.of("booking.yaml")))
 *         .start()) { ... }
 * }</pre>
 */
public final class Emulator implements AutoCloseable {

    private static final int SECONDS_TO_START = 20;

    private final Vertx vertx;
    private final SipDoor sip;
    private final HttpDoor http;

    private Emulator(Vertx vertx, SipDoor sip, HttpDoor http) {
        this.vertx = vertx;
        this.sip = sip;
        this.http = http;
    }

    /** {@return a builder with any free ports, spoken words that take no time, and the waiting times of the service} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the port that takes calls, with UDP and TCP} */
    public int sipPort() {
        return sip.port("udp");
    }

    /** {@return the port that takes calls with TLS; 0 without {@link Builder#tls}} */
    public int sipTlsPort() {
        return sip.port("tls");
    }

    /** {@return what an application must use as the service's address} */
    public URI apiBaseUrl() {
        return URI.create("http://127.0.0.1:" + http.port() + "/v1");
    }

    @Override
    public void close() {
        sip.close();
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static <T> @Nullable T await(java.util.concurrent.CompletableFuture<T> future) {
        try {
            return future.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says how the emulator shall be. */
    public static final class Builder {

        private final Map<String, String> variables = new HashMap<>();
        private int sipPort;
        private int sipTlsPort;
        private @Nullable ServerCertificate certificate;
        private int httpPort;
        private @Nullable URI webhook;
        private @Nullable String webhookSecret;
        private @Nullable String apiKey;
        private @Nullable Script script;
        private Duration perWord = Duration.ZERO;
        private Duration decisionTimeout = Duration.ofSeconds(30);
        private Duration patience = Duration.ofSeconds(10);
        private Duration goodbye = Duration.ofSeconds(20);
        private boolean sessionCreated;
        private EmulatorListener listener = event -> {};

        private Builder() {}

        /** The SIP door's port; default: any free one. */
        public Builder sipPort(int port) {
            sipPort = port;
            return this;
        }

        /** Opens a SIP door with TLS too, which shows this certificate; default: there is none. */
        public Builder tls(ServerCertificate shown) {
            certificate = shown;
            return this;
        }

        /** The port of the SIP door with TLS; default: any free one. */
        public Builder sipTlsPort(int port) {
            sipTlsPort = port;
            return this;
        }

        /** The port of REST and sidebands; default: any free one. */
        public Builder httpPort(int port) {
            httpPort = port;
            return this;
        }

        /** Where calls are announced, and the secret that signs it: {@code whsec_} and base64. Required. */
        public Builder webhook(URI target, String secret) {
            webhook = target;
            webhookSecret = secret;
            return this;
        }

        /** What applications must show as bearer token. Required. */
        public Builder apiKey(String key) {
            apiKey = key;
            return this;
        }

        /** What is said and done in each call. Required. */
        public Builder script(Script conversation) {
            script = conversation;
            return this;
        }

        /** Gives a variable of the script a value. */
        public Builder variable(String name, String value) {
            variables.put(name, value);
            return this;
        }

        /** How long a spoken word takes; default: no time. People need about 350 ms. */
        public Builder perWord(Duration duration) {
            perWord = duration;
            return this;
        }

        /** How long a call rings before it is given up with 480; default 30 s. */
        public Builder decisionTimeout(Duration timeout) {
            decisionTimeout = timeout;
            return this;
        }

        /** How long the script waits for the application before it is stuck; default 10 s. */
        public Builder patience(Duration duration) {
            patience = duration;
            return this;
        }

        /** How long the service waits at the script's end for the one who should hang up; default 20 s. */
        public Builder goodbye(Duration duration) {
            goodbye = duration;
            return this;
        }

        /** Whether a sideband begins with {@code session.created}, of which both were seen; default: it does not. */
        public Builder sessionCreated(boolean sent) {
            sessionCreated = sent;
            return this;
        }

        /** Who hears what happens; default nobody. */
        public Builder listener(EmulatorListener hears) {
            listener = hears;
            return this;
        }

        /**
         * Opens the doors.
         *
         * @return the running emulator
         * @throws IOException when a port cannot be had; the message names it
         */
        public Emulator start() throws IOException {
            URI target = Objects.requireNonNull(webhook, "webhook");
            String secret = Objects.requireNonNull(webhookSecret, "webhookSecret");
            Settings settings = new Settings(
                    Objects.requireNonNull(script, "script"),
                    Map.copyOf(variables),
                    perWord,
                    decisionTimeout,
                    patience,
                    goodbye,
                    sessionCreated,
                    listener);
            Vertx vertx = Vertx.vertx();
            try {
                WebhookSender sender = new WebhookSender(vertx, target, secret, listener);
                CallBook calls = new CallBook(vertx, settings, sender::announce);
                HttpDoor http = open(vertx, calls);
                Stack.Tls tls = certificate == null ? null : new Stack.Tls(sipTlsPort, certificate);
                return new Emulator(vertx, SipDoor.open(sipPort, tls, Voice.speaking(perWord), calls), http);
            } catch (IOException | RuntimeException e) {
                await(vertx.close().toCompletionStage().toCompletableFuture());
                throw e;
            }
        }

        private HttpDoor open(Vertx vertx, CallBook calls) throws IOException {
            try {
                return Objects.requireNonNull(
                        await(HttpDoor.open(vertx, httpPort, Objects.requireNonNull(apiKey, "apiKey"), calls)
                                .toCompletionStage()
                                .toCompletableFuture()));
            } catch (IllegalStateException e) {
                throw new IOException("HTTP port " + httpPort + " on 127.0.0.1 is occupied by another program", e);
            }
        }
    }
}
