package dev.switchboard.telephony;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.switchboard.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Checks that a webhook is the service's, by the rules of Standard Webhooks: signature over the raw body, ±5 minutes. */
@ApplicationScoped
class WebhookSignature {

    static final String ID = "webhook-id";

    private static final List<String> HEADERS = List.of(ID, "webhook-timestamp", "webhook-signature");
    private static final int LONGEST_ID = 128;
    private static final String BASE64_SECRET = "whsec_";

    private List<Webhook> verifiers = List.of();

    /** For the container's proxy. */
    protected WebhookSignature() {}

    @Inject
    WebhookSignature(Settings settings) {
        this(settings.webhookSecrets());
    }

    WebhookSignature(List<String> secrets) {
        verifiers = secrets.stream().map(WebhookSignature::verifier).toList();
    }

    private static Webhook verifier(String secret) {
        try {
            return secret.startsWith(BASE64_SECRET)
                    ? new Webhook(secret)
                    : new Webhook(secret.getBytes(StandardCharsets.UTF_8));
        } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "SWB-4002: a secret of switchboard.webhook.secrets is not whsec_ and base64", e);
        }
    }

    /**
     * What is wrong with a webhook.
     *
     * @param body the raw body
     * @param header the request's headers by name
     * @return empty when it is the service's
     */
    Optional<String> flaw(String body, UnaryOperator<@Nullable String> header) {
        for (String name : HEADERS) {
            String value = header.apply(name);
            if (value == null || value.isBlank()) {
                return Optional.of("the header " + name + " is missing");
            }
        }
        if (String.valueOf(header.apply(ID)).length() > LONGEST_ID) {
            return Optional.of("the header " + ID + " is too long");
        }
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        HEADERS.get(0), List.of(String.valueOf(header.apply(HEADERS.get(0)))),
                        HEADERS.get(1), List.of(String.valueOf(header.apply(HEADERS.get(1)))),
                        HEADERS.get(2), List.of(String.valueOf(header.apply(HEADERS.get(2))))),
                (name, value) -> true);
        String flaw = "the signature does not match";
        for (Webhook verifier : verifiers) {
            try {
                verifier.verify(body, headers);
                return Optional.empty();
            } catch (WebhookVerificationException | RuntimeException e) {
                flaw = "the signature does not match: " + e.getMessage();
            }
        }
        return Optional.of(flaw);
    }
}
