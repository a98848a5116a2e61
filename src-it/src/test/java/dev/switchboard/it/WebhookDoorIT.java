package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URL;
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

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war();
    }

    private static String incoming(String callId) {
        return Webhooks.incoming(callId, "+18005550999");
    }

    private static String newId() {
        return Webhooks.newCallId();
    }

    private Webhooks webhooks() {
        return new Webhooks(Receptionist.local(application));
    }

    private int deliver(String webhookId, String body) throws Exception {
        return webhooks().deliver(webhookId, body);
    }

    private int deliver(String webhookId, String body, String secret, Instant at) throws Exception {
        return webhooks().deliver(webhookId, body, secret, at);
    }

    private static final String[] JSON = {"content-type", "application/json"};

    private int post(String body, String id, String timestamp, String signature) throws Exception {
        return webhooks()
                .post(
                        body,
                        "content-type",
                        "application/json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        timestamp,
                        "webhook-signature",
                        signature);
    }

    private static long rows(String callId) throws Exception {
        return count("select count(*) from switchboard_call where call_id = '" + callId + "'");
    }

    /** The rows of all calls: not every webhook says which call it is about. */
    private static long rows() throws Exception {
        return count("select count(*) from switchboard_call");
    }

    private static long count(String sql) throws Exception {
        return Long.parseLong(Receptionist.query(sql).get(0).get(0));
    }

    @BadInput(
            door = "webhook",
            input = "delivered twice, or a second webhook for one call",
            answer = "204; nothing is done again",
            rows = "one")
    @Test
    void storesACallOnceWhenItsWebhookIsDeliveredTwice() throws Exception {
        String callId = newId();

        assertThat(deliver("wh_twice", incoming(callId))).isEqualTo(204);
        assertThat(deliver("wh_twice", incoming(callId))).isEqualTo(204);
        assertThat(deliver("wh_other", incoming(callId))).isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    @BadInput(door = "webhook", input = "unknown type of event", answer = "204; nothing else", rows = "none")
    @Test
    void acknowledgesWhatIsNoCall() throws Exception {
        long before = rows();

        assertThat(deliver("wh_batch", "{\"type\":\"batch.completed\",\"data\":{\"id\":\"batch_1\"}}"))
                .isEqualTo(204);
        assertThat(rows()).isEqualTo(before);
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
    @BadInput(
            door = "webhook",
            input = "signed, and no JSON or not the event that it says",
            answer = "400 with what is wrong; SWB-5002 in the log",
            rows = "none")
    void refusesASignedBodyThatCannotBeUnderstood(String body) throws Exception {
        long before = rows();

        assertThat(deliver("wh_" + UUID.randomUUID(), body)).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
        Receptionist.logWith("SWB-5002: refused a webhook");
    }

    @BadInput(
            door = "webhook",
            input = "missing signature",
            answer = "401, which header is missing; SWB-5001 in the log",
            rows = "none")
    @BadInput(
            door = "webhook",
            input = "wrong signature",
            answer = "401; SWB-5001 in the log, with the sender's address",
            rows = "none")
    @BadInput(
            door = "webhook",
            input = "malformed signature, timestamp or id",
            answer = "401; SWB-5001 in the log",
            rows = "none")
    @Test
    void refusesAStranger() throws Exception {
        String callId = newId();
        String strange = "whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=";
        String now = "" + Instant.now().getEpochSecond();

        assertThat(webhooks().answer(incoming(callId), JSON)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("the header webhook-id is missing");
        });
        assertThat(deliver("wh_stranger", incoming(callId), strange, Instant.now()))
                .isEqualTo(401);
        assertThat(post(incoming(callId), "wh_x", "soon", "v1,AAAA")).isEqualTo(401);
        for (String signature : List.of("v1", "v1,", "v1,not base64!", "v2,AAAA", ",,,", "AAAA v1,AAAA")) {
            assertThat(post(incoming(callId), "wh_x", now, signature))
                    .as(signature)
                    .isEqualTo(401);
        }
        assertThat(post(incoming(callId), "w".repeat(200), now, "v1,AAAA")).isEqualTo(401);
        assertThat(rows(callId)).isZero();
        Receptionist.logWith("SWB-5001: refused a webhook from 127.0.0.1");
    }

    @BadInput(door = "webhook", input = "older than five minutes", answer = "401; SWB-5001 in the log", rows = "none")
    @BadInput(
            door = "webhook",
            input = "more than five minutes from the future",
            answer = "401; SWB-5001 in the log",
            rows = "none")
    @Test
    void refusesADeliveryThatIsTooOldOrFromTheFuture() throws Exception {
        String callId = newId();

        assertThat(deliver("wh_old", incoming(callId), Receptionist.SECRET, inSeconds(-310)))
                .isEqualTo(401);
        assertThat(deliver("wh_new", incoming(callId), Receptionist.SECRET, inSeconds(310)))
                .isEqualTo(401);
        assertThat(rows(callId)).isZero();
        assertThat(deliver("wh_late", incoming(callId), Receptionist.SECRET, inSeconds(-280)))
                .isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    private static Instant inSeconds(int seconds) {
        return Instant.now().plusSeconds(seconds);
    }

    @Test
    void takesEachOfTheConfiguredSecrets() throws Exception {
        String callId = newId();

        assertThat(deliver("wh_rotated", incoming(callId), Receptionist.ROTATED_SECRET, Instant.now()))
                .isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    /** While a secret is changed, the service signs with the old and the new one. */
    @Test
    void takesAWebhookOfWhoseSignaturesOneIsRight() throws Exception {
        String callId = newId();
        Instant now = Instant.now();
        String strange = new Webhook("whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXI=")
                .sign("wh_both", now.getEpochSecond(), incoming(callId));
        String ours = new Webhook(Receptionist.SECRET).sign("wh_both", now.getEpochSecond(), incoming(callId));

        assertThat(post(incoming(callId), "wh_both", "" + now.getEpochSecond(), strange))
                .isEqualTo(401);
        assertThat(rows(callId)).isZero();
        assertThat(post(incoming(callId), "wh_both", "" + now.getEpochSecond(), strange + " " + ours))
                .isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    @BadInput(door = "webhook", input = "a body of 10 MB", answer = "413, without reading it to the end", rows = "none")
    @Test
    void refusesTooMuch() throws Exception {
        String callId = newId();
        long before = rows();

        assertThat(deliver("wh_long", incoming(callId) + " ".repeat(300_000))).isEqualTo(413);
        assertThat(deliver("wh_longer", incoming(callId) + " ".repeat(10_000_000)))
                .isEqualTo(413);
        assertThat(rows()).isEqualTo(before);
        assertThat(deliver("wh_after", incoming(callId))).isEqualTo(204);
        assertThat(rows(callId)).isEqualTo(1);
    }

    @BadInput(door = "webhook", input = "a body of another type than JSON", answer = "415", rows = "none")
    @Test
    void refusesWhatIsNotSaidToBeJson() throws Exception {
        long before = rows();

        assertThat(webhooks().post("call_id=1", "content-type", "application/x-www-form-urlencoded"))
                .isEqualTo(415);
        assertThat(webhooks().post("{}")).isEqualTo(415);
        assertThat(rows()).isEqualTo(before);
    }

    /** The service is not there at all: the caller hangs in the air until it is. */
    @BadInput(
            door = "reject",
            input = "the service cannot be reached",
            answer =
                    "tried again for two minutes, with ever longer pauses; then SWB-5011 in the log: the call rings until"
                            + " the service gives up",
            rows = "RECEIVED → DECIDING → REJECTED with the reason")
    @Test
    @SuppressWarnings("try") // it is enough that it is there
    void rejectsACallWhenTheServiceIsBack() throws Exception {
        String callId = newId();
        deliver("wh_away", incoming(callId));
        Receptionist.logWith("call " + callId + ": could not be rejected yet");

        try (StubService service = StubService.start()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> Receptionist.query(
                                    "select state, end_reason from switchboard_call where call_id = '" + callId + "'"),
                            rows -> rows.equals(List.of(List.of("REJECTED", "unknown_number"))));
        }
    }
}
