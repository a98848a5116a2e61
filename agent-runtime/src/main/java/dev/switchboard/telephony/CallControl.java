package dev.switchboard.telephony;

import dev.switchboard.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The service's REST requests about a call. Blocks its thread until the service answers. */
@ApplicationScoped
class CallControl {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonObject NO_BODY = null;

    private Settings settings;
    private HttpClient http;

    /** For the container's proxy. */
    protected CallControl() {}

    @Inject
    CallControl(Settings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    /**
     * Takes a call.
     *
     * @throws CallControlException when the service said no
     * @throws IOException when it is not known what the service did
     */
    @Retry(maxRetries = 2, delay = 300, jitter = 100, retryOn = BusyException.class)
    public void accept(String callId, JsonObject session) throws CallControlException, IOException {
        post(callId, "accept", session);
    }

    /** Refuses a call; errors as {@link #accept}. */
    @Retry(maxRetries = 2, delay = 300, jitter = 100, retryOn = BusyException.class)
    public void reject(String callId, int sipStatus) throws CallControlException, IOException {
        post(
                callId,
                "reject",
                Json.createObjectBuilder().add("status_code", sipStatus).build());
    }

    /** Ends a call; errors as {@link #accept}. */
    @Retry(maxRetries = 2, delay = 300, jitter = 100, retryOn = BusyException.class)
    public void hangUp(String callId) throws CallControlException, IOException {
        post(callId, "hangup", NO_BODY);
    }

    /** Has a call handed over; done means that the request was passed on. Errors as {@link #accept}. */
    @Retry(maxRetries = 2, delay = 300, jitter = 100, retryOn = BusyException.class)
    public void refer(String callId, String target) throws CallControlException, IOException {
        post(
                callId,
                "refer",
                Json.createObjectBuilder().add("target_uri", target).build());
    }

    private void post(String callId, String action, JsonObject body) throws CallControlException, IOException {
        URI address = URI.create(settings.baseUrl() + "/realtime/calls/"
                + URLEncoder.encode(callId, StandardCharsets.UTF_8) + "/" + action);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + settings.apiKey())
                .header("Content-Type", "application/json")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            int status = response.statusCode();
            if (status == 429) {
                throw new BusyException(action, response.body());
            }
            if (status / 100 != 2) {
                throw new CallControlException(action, status, response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer to " + action, e);
        }
    }

    /** The service said no. */
    static class CallControlException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        CallControlException(String action, int status, String body) {
            super(action + " was answered with " + status + ": " + body.substring(0, Math.min(body.length(), 500)));
            this.status = status;
        }

        int status() {
            return status;
        }

        /** Whether the service does not know the call (any more). */
        boolean isGone() {
            return status == 404;
        }

        /** Whether the call may have been taken all the same: somebody decided already, or the service stumbled. */
        boolean isAmbiguous() {
            return status == 409 || status / 100 == 5 || getMessage().contains("decision_already_made");
        }
    }

    /** The service wants fewer requests; nothing was done. */
    static final class BusyException extends CallControlException {

        private static final long serialVersionUID = 1L;

        BusyException(String action, String body) {
            super(action, 429, body);
        }
    }
}
