package dev.switchboard.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an invocation before it ends.
 *
 * @param key which invocation
 * @param epoch the epoch under which this node owns the call
 * @param tool the tool's name as the model wrote it
 * @param arguments the arguments as the model wrote them
 * @param startedAt when it was dispatched
 * @param attempts how often the method was begun so far
 * @param repeatOf the function call that asked for the same before; {@code null} where none did
 */
public record InvocationEntry(
        InvocationKey key,
        long epoch,
        String tool,
        String arguments,
        Instant startedAt,
        int attempts,
        @Nullable String repeatOf) {}
