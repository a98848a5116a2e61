package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The calls that are going on. */
public final class CallBook {

    private final Vertx vertx;
    private final Settings settings;
    private final Consumer<EmulatedCall> announce;
    private final Map<String, EmulatedCall> byId = new ConcurrentHashMap<>();
    private final AtomicInteger order = new AtomicInteger();

    /**
     * @param vertx where calls run
     * @param settings how calls go
     * @param announce tells the application of a call
     */
    public CallBook(Vertx vertx, Settings settings, Consumer<EmulatedCall> announce) {
        this.vertx = vertx;
        this.settings = settings;
        this.announce = announce;
    }

    /**
     * A call comes in.
     *
     * @param invite what the INVITE says
     * @param leg the caller's side
     * @return the call, ringing
     */
    public EmulatedCall incoming(Invite invite, SipLeg leg) {
        EmulatedCall call = new EmulatedCall(
                vertx, new Arrival(invite, order.incrementAndGet()), leg, settings, ended -> byId.remove(ended.id()));
        byId.put(call.id(), call);
        call.run(() -> {
            call.tell(new IncomingCall(call.id(), invite.sipCallId(), invite.header("From"), invite.header("To")));
            if (call.ring()) {
                announce.accept(call);
            }
        });
        return call;
    }

    /**
     * A call that is going on.
     *
     * @param callId its id
     * @return the call, or empty when it never was or is over
     */
    public Optional<EmulatedCall> find(String callId) {
        return Optional.ofNullable(byId.get(callId));
    }

    /**
     * The application asks for something.
     *
     * @param call the call
     * @param action for what
     * @param body the request's body
     */
    public void requested(EmulatedCall call, String action, String body) {
        settings.frames().requested(call.id(), action, body);
    }

    /**
     * Hangs up every call.
     *
     * @param seconds how long a call that does something else is waited for
     */
    public void hangUp(int seconds) {
        List<CompletableFuture<?>> ends = new ArrayList<>();
        for (EmulatedCall call : byId.values()) {
            CompletableFuture<?> end = new CompletableFuture<>();
            ends.add(end);
            call.run(() -> {
                if (byId.containsKey(call.id())) {
                    call.hangUp(Party.SERVICE, "the service ended");
                }
                end.complete(null);
            });
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
                .join();
    }
}
