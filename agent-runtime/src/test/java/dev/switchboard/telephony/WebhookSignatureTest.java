package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final String OLD = "whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0";
    private static final String NEW = "whsec_bmV3LXNlY3JldC1uZXctc2VjcmV0";
    private static final String BODY = "{\"type\":\"realtime.call.incoming\",\"data\":{}}";

    private final Map<String, String> headers = new HashMap<>();

    private void sign(String secret, Instant at) throws Exception {
        headers.put("webhook-id", "wh_1");
        headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
        headers.put("webhook-signature", new Webhook(secret).sign("wh_1", at.getEpochSecond(), BODY));
    }

    private Optional<String> flaw(String body, String... secrets) {
        return new WebhookSignature(List.of(secrets)).flaw(body, headers::get);
    }

    @Test
    void takesWhatTheServiceSigned() throws Exception {
        sign(NEW, Instant.now());
        assertThat(flaw(BODY, NEW)).isEmpty();
    }

    @Test
    void takesEitherSecretWhileTheyAreReplaced() throws Exception {
        sign(OLD, Instant.now());
        assertThat(flaw(BODY, NEW, OLD)).isEmpty();
        assertThat(flaw(BODY, NEW)).isPresent();
    }

    @Test
    void takesOneGoodSignatureAmongSeveral() throws Exception {
        sign(NEW, Instant.now());
        headers.merge("webhook-signature", "v1,bm9uc2Vuc2U= ", (good, bad) -> bad + good);
        assertThat(flaw(BODY, NEW)).isEmpty();
    }

    @Test
    void refusesAnotherBody() throws Exception {
        sign(NEW, Instant.now());
        assertThat(flaw(BODY + " ", NEW))
                .hasValueSatisfying(why -> assertThat(why).contains("does not match"));
    }

    @Test
    void refusesTooOldAndTooNew() throws Exception {
        sign(NEW, Instant.now().minusSeconds(301));
        assertThat(flaw(BODY, NEW)).isPresent();
        sign(NEW, Instant.now().plusSeconds(310));
        assertThat(flaw(BODY, NEW)).isPresent();
    }

    @Test
    void saysWhichHeaderIsMissing() throws Exception {
        sign(NEW, Instant.now());
        headers.remove("webhook-timestamp");
        assertThat(flaw(BODY, NEW)).contains("the header webhook-timestamp is missing");
    }

    @Test
    void refusesNonsenseInEveryHeader() throws Exception {
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            for (String nonsense : List.of("x", "v1", "v1,", ",", "-1", "9".repeat(40), "\u0000")) {
                sign(NEW, Instant.now());
                headers.put(header, nonsense);
                assertThat(flaw(BODY, NEW)).as("%s: %s", header, nonsense).isPresent();
            }
        }
    }

    @Test
    void agreesWithTheServicesOwnClient() throws Exception {
        sign(NEW, Instant.now());
        var client = OpenAIOkHttpClient.builder()
                .apiKey("sk-test")
                .webhookSecret(NEW)
                .build();
        client.webhooks()
                .verifySignature(com.openai.models.webhooks.WebhookVerificationParams.builder()
                        .payload(BODY)
                        .headers(com.openai.core.http.Headers.builder()
                                .put("webhook-id", headers.get("webhook-id"))
                                .put("webhook-timestamp", headers.get("webhook-timestamp"))
                                .put("webhook-signature", headers.get("webhook-signature"))
                                .build())
                        .build());
        assertThat(flaw(BODY, NEW)).isEmpty();
    }

    @Test
    void refusesASecretThatIsNoBase64() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new WebhookSignature(List.of("whsec_not base64!")))
                .withMessageStartingWith("SWB-4002: ");
    }
}
