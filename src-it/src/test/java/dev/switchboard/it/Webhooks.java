package dev.switchboard.it;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;

/** Delivers webhooks as the service does, and as it never would. */
final class Webhooks {

    private static final String CALLER = "sip:+14155550123@example.com";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI door;

    Webhooks(URI application) {
        this.door = application.resolve("switchboard/webhook");
    }

    static String newCallId() {
        return "rtc_" + UUID.randomUUID();
    }

    /** The body that announces a call to a number. */
    static String incoming(String callId, String calledNumber) {
        return incoming(callId, CALLER, "sip:" + calledNumber + "@example.com");
    }

    static String incoming(String callId, String from, String to) {
        return "{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"realtime.call.incoming\",\"created_at\":1750287018,"
                + "\"data\":{\"call_id\":\"" + callId + "\",\"sip_headers\":["
                + "{\"name\":\"From\",\"value\":\"" + from + "\"},"
                + "{\"name\":\"To\",\"value\":\"" + to + "\"}]}}";
    }

    /** Announces a call and wants it acknowledged. */
    String announce(String calledNumber) throws Exception {
        String callId = newCallId();
        int status = deliver("wh_" + callId, incoming(callId, calledNumber));
        if (status != 204) {
            throw new AssertionError("the webhook was answered with " + status);
        }
        return callId;
    }

    int deliver(String webhookId, String body) throws Exception {
        return deliver(webhookId, body, Receptionist.SECRET, Instant.now());
    }

    int deliver(String webhookId, String body, String secret, Instant at) throws Exception {
        return post(
                body,
                "content-type",
                "application/json",
                "webhook-id",
                webhookId,
                "webhook-timestamp",
                "" + at.getEpochSecond(),
                "webhook-signature",
                new Webhook(secret).sign(webhookId, at.getEpochSecond(), body));
    }

    int post(String body, String... headers) throws IOException, InterruptedException {
        return answer(body, headers).statusCode();
    }

    HttpResponse<String> answer(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(door).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
