package dev.switchboard.emulator.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.call.Invite.Header;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookFailed;
import dev.switchboard.emulator.event.EmulatorListener;
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

/** Sends {@code realtime.call.incoming}, again and again with growing pauses while the call rings. */
public final class WebhookSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HttpClient http;
    private final URI target;
    private final Webhook signer;
    private final EmulatorListener listener;

    /**
     * @param vertx where it runs
     * @param target the application's webhook
     * @param secret {@code whsec_} and base64
     * @param listener hears of deliveries
     */
    public WebhookSender(Vertx vertx, URI target, String secret, EmulatorListener listener) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.target = target;
        this.listener = listener;
        try {
            this.signer = new Webhook(secret);
        } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the webhook secret must be whsec_ and base64", e);
        }
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
        deliver(call, Ids.next("wh_", 32), body, 1);
    }

    private void deliver(EmulatedCall call, String webhookId, String body, int attempt) {
        long begun = System.nanoTime();
        send(webhookId, body)
                .onComplete(answer -> call.run(() -> {
                    if (answer.succeeded()) {
                        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
                        listener.on(new WebhookAnswered(call.id(), answer.result(), attempt, duration));
                    } else {
                        listener.on(new WebhookFailed(
                                call.id(),
                                attempt,
                                String.valueOf(answer.cause().getMessage())));
                    }
                    boolean taken = answer.succeeded() && answer.result() / 100 == 2;
                    if (!taken && call.isRinging()) {
                        long pause = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 10);
                        vertx.setTimer(
                                pause,
                                timer -> call.run(() -> {
                                    if (call.isRinging()) {
                                        deliver(call, webhookId, body, attempt + 1);
                                    }
                                }));
                    }
                }));
    }

    private Future<Integer> send(String webhookId, String body) {
        long timestamp = Instant.now().getEpochSecond();
        String signature;
        try {
            signature = signer.sign(webhookId, timestamp, body);
        } catch (WebhookSigningException e) {
            return Future.failedFuture(e);
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(target.toString())
                .setTimeout(TIMEOUT.toMillis())
                .putHeader("user-agent", "OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)")
                .putHeader("content-type", "application/json")
                .putHeader("webhook-id", webhookId)
                .putHeader("webhook-timestamp", String.valueOf(timestamp))
                .putHeader("webhook-signature", signature);
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(response.statusCode()));
    }
}
