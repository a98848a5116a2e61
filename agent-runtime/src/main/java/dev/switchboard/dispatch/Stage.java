package dev.switchboard.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for the values of tools that return a {@link CompletionStage}. */
final class Stage {

    /** Where no {@code @Timeout} says less. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Stage() {}

    /**
     * The value that a result stands for.
     *
     * @param result what a method returned
     * @return the value of a stage when it is complete; everything else as it is
     * @throws Exception with which the stage ended, or {@link TimeoutException} where it does not
     */
    static @Nullable Object await(@Nullable Object result) throws Exception {
        if (!(result instanceof CompletionStage<?> stage)) {
            return result;
        }
        try {
            return stage.toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the stage was not complete in " + LONGEST.toSeconds() + " s", e);
        }
    }
}
