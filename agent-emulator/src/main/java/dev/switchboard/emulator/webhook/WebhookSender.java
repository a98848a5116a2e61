package dev.switchboard.emulator.webhook;

import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.call.Invite.Header;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookFailed;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.Fault.Place;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Sends {@code realtime.call.incoming}, again and again with growing pauses while the call rings. */
public final class WebhookSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private record Delivery(EmulatedCall call, String webhookId, String body, int attempt) {

        Delivery again() {
            return new Delivery(call, webhookId, body, attempt + 1);
        }
    }

    private final Vertx vertx;
    private final HttpClient http;
    private final URI target;
    private final Signer signer;
    private final UnaryOperator<Duration> real;
    private final EmulatorListener listener;
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

    /**
     * @param vertx where it runs
     * @param target the application's webhook
     * @param secrets {@code whsec_} and base64 each; there is a signature by each
     * @param real makes real time of the service's
     * @param listener hears of deliveries
     */
    public WebhookSender(
            Vertx vertx, URI target, List<String> secrets, UnaryOperator<Duration> real, EmulatorListener listener) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.target = target;
        this.signer = new Signer(secrets);
        this.real = real;
        this.listener = listener;
    }

    /** Announces a call. */
    public void announce(EmulatedCall call) {
        JsonArray headers = new JsonArray();
        for (Header header : call.invite().headers()) {
            headers.add(new JsonObject().put("name", header.name()).put("value", header.value()));
        }
        String body = new JsonObject()
                .put("object", "event")
                .put("id", Ids.next("evt_", 32))
                .put("type", "realtime.call.incoming")
                .put("created_at", Instant.now().getEpochSecond())
                .put("data", new JsonObject().put("call_id", call.id()).put("sip_headers", headers))
                .encode();
        meetFaults(new Delivery(call, Ids.next("wh_", 32), body, 1));
    }

    private void meetFaults(Delivery delivery) {
        Instant signedAt = Instant.now();
        boolean forged = false;
        Duration late = Duration.ZERO;
        boolean outOfOrder = false;
        for (Fault fault : delivery.call().faultsAt(Place.WEBHOOK, "webhook")) {
            switch (fault.kind()) {
                case WEBHOOK_TWICE -> after(delivery, fault.lasting(), () -> deliver(delivery, Instant.now(), false));
                case WEBHOOK_STALE -> signedAt = signedAt.minus(fault.lasting());
                case WEBHOOK_FORGED -> forged = true;
                default -> {
                    late = fault.lasting();
                    outOfOrder = fault.kind() == Kind.WEBHOOK_OUT_OF_ORDER;
                }
            }
        }
        Instant timestamp = signedAt;
        boolean forging = forged;
        if (outOfOrder) {
            hold(delivery, late, () -> deliver(delivery, timestamp, forging));
        } else if (late.isZero()) {
            deliver(delivery, timestamp, forging);
        } else {
            after(delivery, late, () -> deliver(delivery, Instant.now(), forging));
        }
    }

    /** Holds a delivery back until another one is out. */
    private void hold(Delivery delivery, Duration atMost, Runnable sending) {
        held.add(sending);
        after(delivery, atMost, () -> {
            if (held.remove(sending)) {
                sending.run();
            }
        });
    }

    private void release() {
        for (Runnable sending = held.poll(); sending != null; sending = held.poll()) {
            sending.run();
        }
    }

    private void after(Delivery delivery, Duration pause, Runnable task) {
        vertx.setTimer(Math.max(1, pause.toMillis()), timer -> delivery.call().run(task));
    }

    private void deliver(Delivery delivery, Instant signedAt, boolean forged) {
        EmulatedCall call = delivery.call();
        long begun = System.nanoTime();
        send(delivery, signedAt.getEpochSecond(), forged)
                .onComplete(answer -> call.run(() -> {
                    release();
                    if (answer.succeeded()) {
                        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
                        listener.on(new WebhookAnswered(call.id(), answer.result(), delivery.attempt(), duration));
                    } else {
                        listener.on(new WebhookFailed(
                                call.id(),
                                delivery.attempt(),
                                String.valueOf(answer.cause().getMessage())));
                    }
                    boolean taken = answer.succeeded() && answer.result() / 100 == 2;
                    if (!taken && call.isRinging()) {
                        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(delivery.attempt() - 1, 10));
                        after(delivery, real.apply(pause), () -> {
                            if (call.isRinging()) {
                                meetFaults(delivery.again());
                            }
                        });
                    }
                }));
    }

    private Future<Integer> send(Delivery delivery, long timestamp, boolean forged) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(target.toString())
                .setTimeout(TIMEOUT.toMillis())
                .putHeader("user-agent", "OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)")
                .putHeader("content-type", "application/json")
                .putHeader("webhook-id", delivery.webhookId())
                .putHeader("webhook-timestamp", String.valueOf(timestamp))
                .putHeader("webhook-signature", signer.sign(delivery.webhookId(), timestamp, delivery.body(), forged));
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(delivery.body())))
                .compose(response -> response.body().map(response.statusCode()));
    }
}
