package dev.switchboard.dispatch;

import dev.switchboard.api.CallInstruction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a tool's method in its transaction. Belongs to the thread that runs it: where fault tolerance gave up on an
 * attempt, the next one may begin on another thread while the first is still coming to its end.
 */
final class Attempt {

    private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

    private final Set<String> grants = new LinkedHashSet<>();
    private final List<CallInstruction> instructions = new ArrayList<>();

    private Attempt() {}

    /** The attempt that this thread is in, or {@code null} outside one. */
    static @Nullable Attempt current() {
        return CURRENT.get();
    }

    /**
     * The attempt of a tool that writes.
     *
     * @param wish what somebody wants to do to the call, as in {@code grant a role}
     * @throws IllegalStateException with code SWB-2004 outside one
     */
    static Attempt writing(String wish) {
        Attempt attempt = CURRENT.get();
        if (attempt == null || InvocationRun.required().tool().readOnly()) {
            throw new IllegalStateException("SWB-2004: only a tool that writes can " + wish
                    + ", since that happens with its transaction's commit");
        }
        return attempt;
    }

    /** Makes a new attempt the thread's, until {@link #end}. */
    static Attempt begin() {
        Attempt attempt = new Attempt();
        CURRENT.set(attempt);
        return attempt;
    }

    void end() {
        CURRENT.remove();
    }

    /** Notes a role that the attempt's commit gives the call. */
    void grant(String role) {
        grants.add(role);
    }

    /** Notes what is done to the call after the attempt's commit. */
    void instruct(CallInstruction instruction) {
        instructions.add(instruction);
    }

    List<CallInstruction> instructions() {
        return List.copyOf(instructions);
    }

    Set<String> grants() {
        return Set.copyOf(grants);
    }
}
