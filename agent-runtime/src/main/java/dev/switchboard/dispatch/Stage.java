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

    private Stage() {}

    /**
     * The value that a result stands for.
     *
     * @param result what a method returned
     * @param longest how long a stage is waited for
     * @return the value of a stage when it is complete; everything else as it is
     * @throws Exception with which the stage ended, or {@link TimeoutException} where it does not
     */
    static @Nullable Object await(@Nullable Object result, Duration longest) throws Exception {
        if (!(result instanceof CompletionStage<?> stage)) {
            return result;
        }
        try {
            return stage.toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the stage was not complete in " + longest.toMillis() + " ms", e);
        }
    }
}
