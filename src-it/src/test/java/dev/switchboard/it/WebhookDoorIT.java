package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook's door says to garbage, too much, too late, twice and strangers. Nobody is behind it to call back. */
@ExtendWith(ArquillianExtension.class)
class WebhookDoorIT {

    @ArquillianResource
    private URL application;

    private final HttpClient http = HttpClient.newHttpClient();

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war();
    }

    private static String incoming(String callId) {
        return "{\"object\":\"event\",\"id\":\"evt_1\",\"type\":\"realtime.call.incoming\",\"created_at\":1750287018,"
                + "\"data\":{\"call_id\":\"" + callId + "\",\"sip_headers\":["
                + "{\"name\":\"From\",\"value\":\"sip:+14155550123@example.com\"},"
                + "{\"name\":\"To\",\"value\":\"sip:+18005550999@example.com\"}]}}";
    }

    private static String newId() {
        return "rtc_" + UUID.randomUUID();
    }

    private int deliver(String webhookId, String body) throws Exception {
        return deliver(webhookId, body, Receptionist.SECRET, Instant.now());
    }

    private int deliver(String webhookId, String body, String secret, Instant at) throws Exception {
        String signature = new Webhook(secret).sign(webhookId, at.getEpochSecond(), body);
        return post(
                body,
                "webhook-id",
                webhookId,
                "webhook-timestamp",
                "" + at.getEpochSecond(),
                "webhook-signature",
                signature);
    }

    private int post(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        Receptionist.local(application).resolve("switchboard/webhook"))
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static long rows(String callId) throws Exception {
        return Long.parseLong(
                Receptionist.query("select count(*) from switchboard_call where call_id = '" + callId + "'")
                        .get(0)
                        .get(0));
    }

    @Test
    void storesACallOnceWhenItsWebhookIsDeliveredTwice() throws Exception {
        String callId = newId();

        assertThat(deliver("wh_twice", incoming(callId))).isEqualTo(204);
        assertThat(deliver("wh_twice", incoming(callId))).isEqualTo(204);
        assertThat(deliver("wh_other", incoming(callId))).isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    @Test
    void acknowledgesWhatIsNoCall() throws Exception {
        assertThat(deliver("wh_batch", "{\"type\":\"batch.completed\",\"data\":{\"id\":\"batch_1\"}}"))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"realtime.call.incoming\"}",
                "{\"type\":\"realtime.call.incoming\",\"data\":{}}",
                "{\"type\":\"realtime.call.incoming\",\"data\":{\"call_id\":\"\"}}",
                "{\"type\":\"realtime.call.incoming\",\"data\":{\"call_id\":\"x\",\"sip_headers\":[7]}}"
            })
    void refusesASignedBodyThatCannotBeUnderstood(String body) throws Exception {
        assertThat(deliver("wh_" + UUID.randomUUID(), body)).isEqualTo(400);
        Receptionist.logWith("SWB-5002: refused a webhook");
    }

    @Test
    void refusesAStranger() throws Exception {
        String callId = newId();
        String strange = "whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=";

        assertThat(post(incoming(callId))).isEqualTo(401);
        assertThat(deliver("wh_stranger", incoming(callId), strange, Instant.now()))
                .isEqualTo(401);
        assertThat(post(
                        incoming(callId),
                        "webhook-id",
                        "wh_x",
                        "webhook-timestamp",
                        "soon",
                        "webhook-signature",
                        "v1,AAAA"))
                .isEqualTo(401);
        assertThat(rows(callId)).isZero();
        Receptionist.logWith("SWB-5001: refused a webhook from 127.0.0.1");
    }

    @Test
    void refusesADeliveryThatIsTooOldOrFromTheFuture() throws Exception {
        String callId = newId();

        assertThat(deliver(
                        "wh_old",
                        incoming(callId),
                        Receptionist.SECRET,
                        Instant.now().minusSeconds(310)))
                .isEqualTo(401);
        assertThat(deliver(
                        "wh_new",
                        incoming(callId),
                        Receptionist.SECRET,
                        Instant.now().plusSeconds(310)))
                .isEqualTo(401);
        assertThat(rows(callId)).isZero();
    }

    @Test
    void takesEachOfTheConfiguredSecrets() throws Exception {
        String callId = newId();

        assertThat(deliver("wh_rotated", incoming(callId), Receptionist.ROTATED_SECRET, Instant.now()))
                .isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    @Test
    void refusesTooMuch() throws Exception {
        assertThat(deliver("wh_long", " ".repeat(300_000))).isEqualTo(413);
    }

    /** The service is not there at all: the caller hangs in the air, but the row tells it. */
    @Test
    void recordsACallThatCouldNotBeRejected() throws Exception {
        String callId = newId();
        deliver("wh_away", incoming(callId));

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Receptionist.query(
                                "select state, end_reason from switchboard_call where call_id = '" + callId + "'"),
                        rows -> rows.equals(List.of(List.of("REJECTED", "unknown_number"))));
    }
}
