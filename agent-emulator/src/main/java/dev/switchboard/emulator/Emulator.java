package dev.switchboard.emulator;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.Settings;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.http.HttpDoor;
import dev.switchboard.emulator.http.Keys;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.ScriptBook;
import dev.switchboard.emulator.script.ScriptChoice;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.sip.SipDoor;
import dev.switchboard.emulator.sip.Stack;
import dev.switchboard.emulator.tls.ServerCertificate;
import dev.switchboard.emulator.voice.Voice;
import dev.switchboard.emulator.webhook.WebhookSender;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private static final int SECONDS_TO_HANG_UP = 2;

    private final Vertx vertx;
    private final SipDoor sip;
    private final HttpDoor http;
    private final CallBook calls;
    private final boolean secure;

    private Emulator(Vertx vertx, SipDoor sip, HttpDoor http, CallBook calls, boolean secure) {
        this.calls = calls;
        this.secure = secure;
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
        return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + http.port() + "/v1");
    }

    /**
     * Plays steps in a call whose script listens, as the event {@code Listening} tells.
     *
     * @param callId the call; nothing happens when it is over
     * @param steps what is said and done
     * @param values variables that they refer to
     */
    public void play(String callId, List<Step> steps, Map<String, String> values) {
        calls.find(callId).ifPresent(call -> call.run(() -> call.play(steps, values)));
    }

    /** Hangs up the calls that are going on, and closes the doors. */
    @Override
    public void close() {
        calls.hangUp(SECONDS_TO_HANG_UP);
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
        private @Nullable ServerCertificate httpCertificate;
        private @Nullable URI webhook;
        private final List<String> webhookSecrets = new ArrayList<>();
        private @Nullable String apiKey;
        private boolean azure;
        private final List<Script> scripts = new ArrayList<>();
        private @Nullable ScriptChoice choice;
        private FaultPlan faults = FaultPlan.none();
        private Duration perWord = Duration.ZERO;
        private Duration decisionTimeout = Duration.ofSeconds(30);
        private Duration patience = Duration.ofSeconds(10);
        private Duration goodbye = Duration.ofSeconds(20);
        private boolean sessionCreated;
        private boolean keepsSidebands;
        private int refusesAgain;
        private double clockSpeed = 1;
        private final Listeners listeners = new Listeners();

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

        /** Makes the door of REST and sidebands one with TLS, which shows this certificate; default: it is plain. */
        public Builder httpTls(ServerCertificate shown) {
            httpCertificate = shown;
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
            webhookSecrets.add(secret);
            return this;
        }

        /** A further secret that signs webhooks, as while one is replaced. */
        public Builder webhookSecret(String secret) {
            webhookSecrets.add(secret);
            return this;
        }

        /** What applications must show as bearer token. Required. */
        public Builder apiKey(String key) {
            apiKey = key;
            return this;
        }

        /** Takes the key in the header {@code api-key} too, as Azure does; default: it does not. */
        public Builder azure(boolean taken) {
            azure = taken;
            return this;
        }

        /**
         * What is said and done in calls. Required; where there are several, a call plays the first that is for it, and
         * is refused with 404 when none is.
         */
        public Builder script(Script conversation) {
            scripts.add(conversation);
            return this;
        }

        /** Who is asked for a call's script before {@link #script the scripts}; with it there need be none. */
        public Builder scripts(ScriptChoice asked) {
            choice = asked;
            return this;
        }

        /** What goes wrong in calls, besides what their scripts say; default: nothing. */
        public Builder faults(FaultPlan plan) {
            faults = plan;
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

        /** Whether sidebands stay open when their call is over, of which both were seen; default: they close. */
        public Builder keepSidebands(boolean kept) {
            keepsSidebands = kept;
            return this;
        }

        /** Refuses further sidebands of a call with this status, which is 404 or 409; default: they are taken. */
        public Builder refuseAgain(int status) {
            refusesAgain = status;
            return this;
        }

        /**
         * How many times faster than real the service's own clock is, by which sessions expire, callers are idle and
         * webhooks are repeated; default 1. What is said takes its time by {@link #perWord} all the same.
         */
        public Builder clockSpeed(double times) {
            clockSpeed = times;
            return this;
        }

        /** Somebody more who hears what happens; what they throw is logged, and the call goes on. */
        public Builder listener(EmulatorListener hears) {
            listeners.addEvents(hears);
            return this;
        }

        /** Somebody more who hears what service and application say to each other; what they throw is logged. */
        public Builder frames(FrameListener hears) {
            listeners.addFrames(hears);
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
            Settings settings = new Settings(
                    choice(),
                    Map.copyOf(variables),
                    faults,
                    perWord,
                    decisionTimeout,
                    patience,
                    goodbye,
                    sessionCreated,
                    keepsSidebands,
                    refusesAgain,
                    clockSpeed,
                    listeners.events(),
                    listeners.frames());
            Vertx vertx = Vertx.vertx();
            try {
                WebhookSender sender =
                        new WebhookSender(vertx, target, webhookSecrets, settings::real, listeners.events());
                CallBook calls = new CallBook(vertx, settings, sender::announce);
                HttpDoor http = open(vertx, calls);
                Stack.Tls tls = certificate == null ? null : new Stack.Tls(sipTlsPort, certificate);
                SipDoor sip = SipDoor.open(sipPort, tls, Voice.speaking(perWord), calls);
                return new Emulator(vertx, sip, http, calls, httpCertificate != null);
            } catch (IOException | RuntimeException e) {
                await(vertx.close().toCompletionStage().toCompletableFuture());
                throw e;
            }
        }

        private ScriptChoice choice() {
            if (choice == null && scripts.isEmpty()) {
                throw new NullPointerException("script");
            }
            ScriptBook book = new ScriptBook(scripts);
            return choice == null ? book : choice.orElse(book);
        }

        private HttpDoor open(Vertx vertx, CallBook calls) throws IOException {
            try {
                return Objects.requireNonNull(await(HttpDoor.open(
                                vertx,
                                httpPort,
                                new Keys(Objects.requireNonNull(apiKey, "apiKey"), azure),
                                httpCertificate,
                                calls)
                        .toCompletionStage()
                        .toCompletableFuture()));
            } catch (IllegalStateException e) {
                throw new IOException("HTTP port " + httpPort + " on 127.0.0.1 is occupied by another program", e);
            }
        }
    }
}
