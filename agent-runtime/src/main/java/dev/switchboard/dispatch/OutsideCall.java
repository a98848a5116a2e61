package dev.switchboard.dispatch;

import dev.switchboard.catalog.DeclaredTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A tool's bean called from elsewhere in the application: keeps the meaning of the {@code @Transactional} that was
 * taken off the method.
 */
@Singleton
class OutsideCall {

    private final TransactionTypes types;

    @Inject
    OutsideCall(TransactionTypes types) {
        this.types = types;
    }

    @Nullable
    Object proceed(InvocationContext context) throws Exception {
        Transactional transactional = declared(context);
        if (transactional == null) {
            return context.proceed();
        }
        Outcome outcome = switch (transactional.value()) {
            case REQUIRED -> types.required(() -> run(context, transactional));
            case REQUIRES_NEW -> types.requiresNew(() -> run(context, transactional));
            case MANDATORY -> types.mandatory(() -> run(context, transactional));
            case SUPPORTS -> types.supports(() -> run(context, transactional));
            case NOT_SUPPORTED -> types.notSupported(() -> run(context, transactional));
            case NEVER -> types.never(() -> run(context, transactional));
        };
        if (outcome.committedWith != null) {
            throw outcome.committedWith;
        }
        return outcome.value;
    }

    /** An exception that commits is carried out past the transaction; one that rolls back is thrown through it. */
    private static Outcome run(InvocationContext context, Transactional transactional) throws Exception {
        try {
            return new Outcome(context.proceed(), null);
        } catch (Exception e) {
            if (rollsBack(e, transactional)) {
                throw e;
            }
            return new Outcome(null, e);
        }
    }

    record Outcome(@Nullable Object value, @Nullable Exception committedWith) {}

    private static boolean rollsBack(Exception e, Transactional transactional) {
        if (Arrays.stream(transactional.dontRollbackOn()).anyMatch(type -> type.isInstance(e))) {
            return false;
        }
        return e instanceof RuntimeException
                || Arrays.stream(transactional.rollbackOn()).anyMatch(type -> type.isInstance(e));
    }

    /** The annotation that was taken off the method. */
    static @Nullable Transactional declared(InvocationContext context) {
        return DeclaredTransaction.of(context.getMethod(), context.getTarget().getClass());
    }
}
