package dev.switchboard.emulator;

import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.script.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.awaitility.core.ConditionFactory;

/** An emulator with an application, and all that its listener heard. */
final class Scene implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final TestApplication application;
    final Emulator emulator;
    private final List<EmulatorEvent> heard = new CopyOnWriteArrayList<>();

    private Scene(String script, UnaryOperator<Emulator.Builder> change) throws IOException {
        application = new TestApplication();
        emulator = change.apply(Emulator.builder()
                        .webhook(application.webhook(), TestApplication.SECRET)
                        .apiKey(TestApplication.KEY)
                        .script(Script.parse("test.yaml", script))
                        .patience(Duration.ofSeconds(5))
                        .listener(heard::add))
                .start();
        application.use(emulator.apiBaseUrl());
    }

    static Scene of(String script) throws IOException {
        return new Scene(script, builder -> builder);
    }

    static Scene of(String script, UnaryOperator<Emulator.Builder> change) throws IOException {
        return new Scene(script, change);
    }

    /** A call's events without the webhook's, whose place among them is a matter of luck, by their names. */
    List<String> story(String callId) {
        return heard.stream()
                .filter(event -> event.callId().equals(callId) && !(event instanceof WebhookAnswered))
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    List<EmulatorEvent> heard() {
        return heard;
    }

    <T extends EmulatorEvent> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The service's id of a dialed call. */
    String idOf(DialedCall call) {
        return patiently()
                .until(
                        () -> heard(IncomingCall.class).stream()
                                .filter(event -> event.sipCallId().equals(call.sipCallId()))
                                .map(IncomingCall::callId)
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    /** Everything of a call, when it is over. */
    List<EmulatorEvent> whole(String callId) {
        patiently()
                .until(() -> heard(CallEnded.class).stream()
                        .anyMatch(event -> event.callId().equals(callId)));
        return heard.stream().filter(event -> event.callId().equals(callId)).toList();
    }

    /** Waits until a call's event of a kind is there. */
    <T extends EmulatorEvent> T next(String callId, Class<T> kind) {
        return patiently()
                .until(
                        () -> heard(kind).stream()
                                .filter(event -> event.callId().equals(callId))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    static int answer(DialedCall call) throws InterruptedException, ExecutionException, TimeoutException {
        return call.answer().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static String end(DialedCall call) throws InterruptedException, ExecutionException, TimeoutException {
        return call.end().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        application.close();
        emulator.close();
    }
}
