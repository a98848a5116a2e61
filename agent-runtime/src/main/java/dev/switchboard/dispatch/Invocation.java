package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An invocation on its way through the chain. Belongs to one thread, on which it can be found. */
final class Invocation {

    private static final ThreadLocal<Invocation> CURRENT = new ThreadLocal<>();

    private final ToolRequest request;
    private final Instant startedAt;
    private @Nullable ToolDescriptor tool;
    private Object[] arguments = {};
    private int attempts;
    private boolean inTransaction;
    private final Set<String> grants = new LinkedHashSet<>();
    private @Nullable FixedAnswer fixed;

    Invocation(ToolRequest request, Instant startedAt) {
        this.request = request;
        this.startedAt = startedAt;
    }

    /** The invocation that this thread is running, or {@code null} outside one. */
    static @Nullable Invocation current() {
        return CURRENT.get();
    }

    /** Makes this the thread's invocation, until {@link #leave}. */
    void enter() {
        CURRENT.set(this);
    }

    static void leave() {
        CURRENT.remove();
    }

    ToolRequest request() {
        return request;
    }

    InvocationKey key() {
        return new InvocationKey(request.call().id(), request.functionCallId());
    }

    InvocationEntry entry() {
        return new InvocationEntry(key(), request.epoch(), request.tool(), request.arguments(), startedAt, attempts);
    }

    ToolDescriptor tool() {
        if (tool == null) {
            throw new IllegalStateException("the tool is not known before the authorise step");
        }
        return tool;
    }

    /** For the log: a name that the model made up is not repeated there. */
    String toolName() {
        return tool == null ? "(unknown tool)" : tool.name();
    }

    void tool(ToolDescriptor found) {
        tool = found;
    }

    Object[] arguments() {
        return arguments;
    }

    void arguments(Object[] bound) {
        arguments = bound;
    }

    Instant startedAt() {
        return startedAt;
    }

    int attempts() {
        return attempts;
    }

    void beginAttempt() {
        attempts++;
        inTransaction = true;
        grants.clear();
    }

    void endAttempt() {
        inTransaction = false;
    }

    boolean isInTransaction() {
        return inTransaction;
    }

    /** The answer that was committed with the effect, or found to be. */
    Optional<FixedAnswer> fixed() {
        return Optional.ofNullable(fixed);
    }

    void fix(FixedAnswer answer) {
        fixed = answer;
    }

    /** Notes a role that the attempt's commit gives the call. */
    void grant(String role) {
        if (tool().readOnly()) {
            throw new IllegalStateException("SWB-2004: tool '" + tool().name()
                    + "' is read-only: its transaction is rolled back, so it cannot grant a role");
        }
        grants.add(role);
    }

    Set<String> grants() {
        return Set.copyOf(grants);
    }
}
