package dev.switchboard.emulator.http;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import org.jspecify.annotations.Nullable;

/** Opens the port. */
public final class HttpDoor {

    private static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    private final HttpServer server;

    private HttpDoor(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param vertx where it runs
     * @param port the port, 0 for any free one
     * @param keys what applications must show
     * @param certificate what it shows for TLS; null for none
     * @param calls the calls
     * @return the open door; fails when the port cannot be had
     */
    public static Future<HttpDoor> open(
            Vertx vertx, int port, Keys keys, @Nullable ServerCertificate certificate, CallBook calls) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxWebSocketFrameSize(LONGEST_MESSAGE)
                .setMaxWebSocketMessageSize(LONGEST_MESSAGE);
        if (certificate != null) {
            options.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertValue(Buffer.buffer(certificate.certificatePem()))
                            .setKeyValue(Buffer.buffer(certificate.privateKeyPem())));
        }
        HttpServer server = vertx.createHttpServer(options);
        server.requestHandler(new CallControl(vertx, calls, keys));
        server.webSocketHandshakeHandler(new SidebandHandshake(vertx, calls, keys));
        return server.listen().map(HttpDoor::new);
    }

    /** {@return the port} */
    public int port() {
        return server.actualPort();
    }
}
