package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.Claim;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which order the door does what it does. What it says to whom is shown in a server. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class WebhookDoorTest {

    private static final String BODY = """
            {"type":"realtime.call.incoming","data":{"call_id":"rtc_1","sip_headers":[]}}""";

    private final List<String> happened = new ArrayList<>();
    private boolean senderIsGone;
    private final WebhookDoor door = new WebhookDoor();

    WebhookDoorTest() {
        door.signature = new WebhookSignature() {
            @Override
            Optional<String> flaw(String body, UnaryOperator<@Nullable String> header) {
                return Optional.empty();
            }
        };
        door.announcement = new Announcement();
        door.ledger = new CallLedger() {
            @Override
            public boolean receive(String webhookId, IncomingCall call) {
                happened.add("stored");
                return true;
            }
        };
        door.answering = new CallAnswering() {
            @Override
            void answerLater(IncomingCall call, Claim claim) {
                happened.add("decided");
            }
        };
    }

    private final HttpServletRequest request = proxy(HttpServletRequest.class, (proxy, method, args) -> {
        return switch (method.getName()) {
            case "getContentType" -> "application/json";
            case "getInputStream" -> body();
            default -> "wh_1";
        };
    });

    private final HttpServletResponse response = proxy(HttpServletResponse.class, (proxy, method, args) -> {
        happened.add(method.getName().equals("setStatus") ? "" + args[0] : method.getName());
        if (senderIsGone && method.getName().equals("flushBuffer")) {
            throw new IOException("nobody is there");
        }
        return null;
    });

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WebhookDoorTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static ServletInputStream body() {
        InputStream bytes = new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8));
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return bytes.read(buffer, offset, length);
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {}
        };
    }

    @Test
    void acknowledgesWhatIsStoredBeforeTheDecisionBegins() throws Exception {
        door.doPost(request, response);

        assertThat(happened).containsExactly("stored", "204", "flushBuffer", "decided");
    }

    @Test
    void decidesAlthoughNobodyTakesTheAcknowledgement() {
        senderIsGone = true;

        assertThatIOException().isThrownBy(() -> door.doPost(request, response));

        assertThat(happened).containsExactly("stored", "204", "flushBuffer", "decided");
    }
}
