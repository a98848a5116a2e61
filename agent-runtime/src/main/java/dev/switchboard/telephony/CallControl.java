package dev.switchboard.telephony;

import dev.switchboard.configuration.Settings;
import dev.switchboard.health.ServiceCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
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

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** The caller hears ringing meanwhile. */
    private static final long LONGEST_MILLIS = 15_000;

    private static final int LONGEST_TOLD = 500;
    private static final JsonObject NO_BODY = null;

    private Settings settings;
    private ServiceCondition condition;
    private HttpClient http;

    /** For the container's proxy. */
    protected CallControl() {}

    @Inject
    CallControl(Settings settings, ServiceCondition condition) {
        this.settings = settings;
        this.condition = condition;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    /**
     * Takes a call.
     *
     * @throws CallControlException when the service said no
     * @throws IOException when it is not known what the service did
     */
    @Retry(
            maxRetries = 3,
            delay = 600,
            jitter = 200,
            maxDuration = LONGEST_MILLIS,
            retryOn = {BusyException.class, StumbledException.class, ConnectException.class})
    public void accept(String callId, JsonObject session) throws CallControlException, IOException {
        post(callId, "accept", session);
    }

    /** Refuses a call; errors as {@link #accept}. */
    @Retry(
            maxRetries = 3,
            delay = 600,
            jitter = 200,
            maxDuration = LONGEST_MILLIS,
            retryOn = {BusyException.class, StumbledException.class, ConnectException.class})
    public void reject(String callId, int sipStatus) throws CallControlException, IOException {
        post(
                callId,
                "reject",
                Json.createObjectBuilder().add("status_code", sipStatus).build());
    }

    /** Ends a call; errors as {@link #accept}. */
    @Retry(
            maxRetries = 3,
            delay = 600,
            jitter = 200,
            maxDuration = LONGEST_MILLIS,
            retryOn = {BusyException.class, StumbledException.class, ConnectException.class})
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
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        settings.requestHeaders().forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            judge(action, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer to " + action, e);
        } catch (IOException e) {
            condition.failed(action + " was not answered: " + e);
            throw e;
        }
    }

    private void judge(String action, int status, String body) throws CallControlException {
        if (status / 100 == 2) {
            condition.answered();
            return;
        }
        String told = settings.withoutKey(body);
        String message = action + " was answered with " + status + ": "
                + told.substring(0, Math.min(told.length(), LONGEST_TOLD));
        if (status == UNAUTHORIZED || status == FORBIDDEN || status == TOO_MANY || status / 100 == 5) {
            condition.failed(action + " was answered with " + status);
        } else {
            condition.answered();
        }
        if (status == TOO_MANY) {
            throw new BusyException(message);
        }
        throw status / 100 == 5 ? new StumbledException(message, status) : new CallControlException(message, status);
    }

    /** The service said no. */
    static class CallControlException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        CallControlException(String message, int status) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }

        /** Whether the service does not know the call (any more). */
        boolean isGone() {
            return status == NOT_FOUND;
        }

        /** Whether somebody decided about the call already. */
        boolean isDecided() {
            return status == CONFLICT || getMessage().contains("decision_already_made");
        }

        /** Whether the service wants fewer requests; nothing was done. */
        boolean isBusy() {
            return status == TOO_MANY;
        }

        /** Whether the service stumbled, so that nobody knows what was done. */
        boolean isServicesFault() {
            return status / 100 == 5;
        }
    }

    /** The service wants fewer requests; nothing was done. */
    static final class BusyException extends CallControlException {

        private static final long serialVersionUID = 1L;

        BusyException(String message) {
            super(message, TOO_MANY);
        }
    }

    /** The service failed; nobody knows what was done. */
    static final class StumbledException extends CallControlException {

        private static final long serialVersionUID = 1L;

        StumbledException(String message, int status) {
            super(message, status);
        }
    }
}
