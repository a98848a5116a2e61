package dev.switchboard.it;

import com.standardwebhooks.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A webhook whose sender leaves the answer where it comes in, and can tell at any moment whether it is there. */
final class WaitingDelivery implements AutoCloseable {

    private final URI door;
    private final Socket socket;

    WaitingDelivery(URI application) throws IOException {
        this.door = application.resolve("switchboard/webhook");
        this.socket = new Socket(door.getHost(), door.getPort());
    }

    void send(String webhookId, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = String.join(
                "\r\n",
                "POST " + door.getPath() + " HTTP/1.1",
                "host: " + door.getAuthority(),
                "content-type: application/json",
                "content-length: " + bytes.length,
                "webhook-id: " + webhookId,
                "webhook-timestamp: " + now,
                "webhook-signature: " + new Webhook(Receptionist.SECRET).sign(webhookId, now, body),
                "\r\n");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Whether something of the answer has arrived. */
    boolean isAnswered() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer's head. */
    String answer() throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
