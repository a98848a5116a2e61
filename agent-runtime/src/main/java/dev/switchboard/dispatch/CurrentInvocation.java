package dev.switchboard.dispatch;

import dev.switchboard.api.Invocation;
import dev.switchboard.ledger.InvocationKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The invocation that the current thread is running: what {@code @Inject Invocation} gives a tool. */
@ApplicationScoped
class CurrentInvocation implements Invocation {

    @Override
    public String functionCallId() {
        return key().functionCallId();
    }

    @Override
    public int attempt() {
        return InvocationRun.required().attempts();
    }

    @Override
    public String idempotencyKey() {
        return idempotencyKey(key());
    }

    static String idempotencyKey(InvocationKey key) {
        // neither id has a line break
        String text = key.callId() + "\n" + key.functionCallId();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static InvocationKey key() {
        return InvocationRun.required().key();
    }
}
