package dev.switchboard.sideband;

import dev.switchboard.configuration.Settings;
import dev.switchboard.health.ServiceCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens sidebands. */
@ApplicationScoped
public class SidebandClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;

    private Settings settings;
    private ServiceCondition condition;
    private HttpClient http;

    /** For the container's proxy. */
    protected SidebandClient() {}

    @Inject
    SidebandClient(Settings settings, ServiceCondition condition) {
        this.settings = settings;
        this.condition = condition;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    /**
     * Dials a call's sideband.
     *
     * @param callId the call
     * @param listener who hears of the open socket, of messages and of the end
     * @return done when the listener has heard that it is open; fails with {@link CallGoneException} when the service does not know the call, with
     *     another exception when it could not be reached
     */
    public CompletableFuture<Void> dial(String callId, SidebandListener listener) {
        WebSocketSideband sideband = new WebSocketSideband(listener);
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
        settings.requestHeaders().forEach(builder::header);
        return builder.buildAsync(address(callId), sideband).handle((socket, failure) -> {
            if (failure == null) {
                condition.answered();
                return null;
            }
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof WebSocketHandshakeException refused
                    && refused.getResponse().statusCode() == NOT_FOUND) {
                condition.answered();
                throw new CompletionException(new CallGoneException(callId));
            }
            condition.failed("a sideband could not be opened: " + cause);
            throw new CompletionException(cause);
        });
    }

    private URI address(String callId) {
        String base = settings.baseUrl().toString();
        return URI.create("ws" + base.substring("http".length()) + "/realtime?call_id="
                + URLEncoder.encode(callId, StandardCharsets.UTF_8));
    }
}
