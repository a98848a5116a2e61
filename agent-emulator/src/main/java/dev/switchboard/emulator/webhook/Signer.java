package dev.switchboard.emulator.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.List;
import java.util.stream.Collectors;

/** Signs as Standard Webhooks says, with every secret that counts: while one is replaced these are two. */
final class Signer {

    private static final List<String> FORGED = List.of("whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCwgbm90IG91cnM=");

    private final List<Webhook> signers;

    Signer(List<String> secrets) {
        this.signers = secrets.stream().map(Signer::signer).toList();
    }

    private static Webhook signer(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the webhook secret must be whsec_ and base64", e);
        }
    }

    /** The signatures, separated by spaces. */
    String sign(String id, long timestamp, String body, boolean forged) {
        List<Webhook> used = forged ? new Signer(FORGED).signers : signers;
        return used.stream().map(signer -> sign(signer, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    private static String sign(Webhook signer, String id, long timestamp, String body) {
        try {
            return signer.sign(id, timestamp, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA256", e);
        }
    }
}
