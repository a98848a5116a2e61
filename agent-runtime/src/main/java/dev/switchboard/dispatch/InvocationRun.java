package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationKey;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An invocation on its way through the chain, to be found on each thread that works for it. */
final class InvocationRun {

    private static final ThreadLocal<InvocationRun> CURRENT = new ThreadLocal<>();

    private final ToolRequest request;
    private final Instant startedAt;
    private @Nullable ToolDescriptor tool;
    private @Nullable Object bean;
    private Object[] arguments = {};
    private final AtomicInteger attempts;
    private final OptionalInt adopts;
    private volatile @Nullable FixedAnswer fixed;
    private final CompletableFuture<FixedAnswer> concluded = new CompletableFuture<>();
    private volatile boolean intended;
    private final AtomicInteger doubts = new AtomicInteger();

    InvocationRun(ToolRequest request, Instant startedAt) {
        this(request, startedAt, OptionalInt.empty());
    }

    InvocationRun(ToolRequest request, Instant startedAt, OptionalInt adopts) {
        this.request = request;
        this.startedAt = startedAt;
        this.adopts = adopts;
        this.attempts = new AtomicInteger(adopts.orElse(0));
    }

    /** The invocation that this thread is running, or {@code null} outside one. */
    static @Nullable InvocationRun current() {
        return CURRENT.get();
    }

    /** The invocation that this thread is running, where there must be one. */
    static InvocationRun required() {
        InvocationRun run = CURRENT.get();
        if (run == null) {
            throw new IllegalStateException(
                    "SWB-2001: there is no call on this thread. Call and Invocation are for beans"
                            + " that are reached while a call's tool runs.");
        }
        return run;
    }

    /**
     * Makes this the thread's invocation.
     *
     * @return what was it before, for {@link #leave}
     */
    @Nullable
    InvocationRun enter() {
        InvocationRun before = CURRENT.get();
        CURRENT.set(this);
        return before;
    }

    static void leave(@Nullable InvocationRun before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    ToolRequest request() {
        return request;
    }

    InvocationKey key() {
        return new InvocationKey(request.call().id(), request.functionCallId());
    }

    InvocationEntry entry() {
        return new InvocationEntry(
                key(),
                request.epoch(),
                request.tool(),
                request.arguments(),
                startedAt,
                attempts(),
                request.repeatOf().map(ToolRequest.RepeatOf::functionCallId).orElse(null));
    }

    ToolDescriptor tool() {
        if (tool == null) {
            throw new IllegalStateException("the tool is not known before the authorise step");
        }
        return tool;
    }

    boolean isToolKnown() {
        return tool != null;
    }

    /** For the log: a name that the model made up is not repeated there. */
    String toolName() {
        return tool == null ? "(unknown tool)" : tool.name();
    }

    void tool(ToolDescriptor found) {
        tool = found;
    }

    /** The bean, for calls to go through its interceptors. */
    Object bean() {
        if (bean == null) {
            throw new IllegalStateException("the bean is not there before the obtain step");
        }
        return bean;
    }

    void bean(Object obtained) {
        bean = obtained;
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
        return attempts.get();
    }

    void countAttempt() {
        attempts.incrementAndGet();
    }

    /** Whether a method is the one that this invocation wants to run. */
    boolean isOf(Method method) {
        return method.getName().equals(tool().method().getName())
                && Arrays.equals(method.getParameterTypes(), tool().method().getParameterTypes());
    }

    /** Whether the intent to touch another system is committed. */
    boolean isIntended() {
        return intended;
    }

    void intend() {
        intended = true;
    }

    /** Where this runs again what is in doubt: how many attempts it had. */
    OptionalInt adopts() {
        return adopts;
    }

    /** The answer with which the whole invocation ends, when it does. */
    CompletableFuture<FixedAnswer> concluded() {
        return concluded;
    }

    /** Whether the other system may have done, for any run of the method, what nobody has told us of. */
    boolean isInDoubt() {
        return doubts.get() > 0;
    }

    /** The other system may have been asked, by a run that begins now or by one that a server died over. */
    void doubt() {
        doubts.incrementAndGet();
    }

    /** A run has told that it did nothing, which says nothing of other runs. */
    void notDone() {
        doubts.decrementAndGet();
    }

    /** The answer that was committed with the effect, or found to be. */
    Optional<FixedAnswer> fixed() {
        return Optional.ofNullable(fixed);
    }

    void fix(FixedAnswer answer) {
        fixed = answer;
    }
}
