package dev.switchboard.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void isTrustedByNameAndAddressAndOnlyByWhoKnowsIt(String host) throws Exception {
        ServerCertificate certificate = ServerCertificate.create();
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                            .setHost("127.0.0.1")
                            .setPort(0)
                            .setSsl(true)
                            .setKeyCertOptions(new PemKeyCertOptions()
                                    .addCertValue(Buffer.buffer(certificate.certificatePem()))
                                    .addKeyValue(Buffer.buffer(certificate.privateKeyPem()))))
                    .requestHandler(request -> request.response().end("hello"))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + host + ":" + server.actualPort()))
                    .build();

            assertThat(HttpClient.newBuilder()
                            .sslContext(certificate.trusting())
                            .build()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .isEqualTo("hello");
            HttpClient stranger = HttpClient.newBuilder()
                    .sslContext(ServerCertificate.create().trusting())
                    .build();
            assertThatThrownBy(() -> stranger.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
