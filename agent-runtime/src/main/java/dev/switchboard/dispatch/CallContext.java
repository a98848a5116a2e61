package dev.switchboard.dispatch;

import dev.switchboard.api.CallScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The context of {@link CallScoped} beans: active on threads that run an invocation, with the beans of its call. They end
 * with the call, or with its last invocation where one goes on behind the call's end.
 *
 * <p>The container makes contexts itself and cannot be asked for them, so the beans are kept statically; there is one
 * class for each application.
 */
public class CallContext implements AlterableContext {

    private static final Map<String, Beans> CALLS = new ConcurrentHashMap<>();

    /** A call that this node has begins: its beans stay until {@link #end}. */
    static void begin(String callId) {
        CALLS.compute(callId, (id, beans) -> (beans == null ? new Beans() : beans).live(true));
    }

    static void end(String callId) {
        CALLS.computeIfPresent(callId, (id, beans) -> beans.live(false).orGone());
    }

    static void enter(String callId) {
        CALLS.compute(callId, (id, beans) -> (beans == null ? new Beans() : beans).used(1));
    }

    static void leave(String callId) {
        CALLS.computeIfPresent(callId, (id, beans) -> beans.used(-1).orGone());
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return CallScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> creationalContext) {
        return beans().get(contextual, creationalContext);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return beans().get(contextual);
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        beans().destroy(contextual);
    }

    @Override
    public boolean isActive() {
        return InvocationRun.current() != null;
    }

    private static Beans beans() {
        InvocationRun run = InvocationRun.current();
        Beans beans = run == null ? null : CALLS.get(run.key().callId());
        if (beans == null) {
            throw new ContextNotActiveException("SWB-2001: there is no call on this thread. Beans that are @CallScoped"
                    + " are for beans that are reached while a call's tool runs.");
        }
        return beans;
    }

    /** The beans of one call. */
    private static final class Beans {

        private record Made<T>(Contextual<T> contextual, T instance, CreationalContext<T> context) {

            void destroy() {
                contextual.destroy(instance, context);
            }
        }

        private final Map<Contextual<?>, Made<?>> made = new ConcurrentHashMap<>();
        private boolean live;
        private int uses;

        Beans live(boolean now) {
            live = now;
            return this;
        }

        Beans used(int more) {
            uses += more;
            return this;
        }

        /** Nothing where nobody needs the beans any more. */
        @Nullable
        Beans orGone() {
            if (live || uses > 0) {
                return this;
            }
            made.values().forEach(Made::destroy);
            return null;
        }

        @SuppressWarnings("unchecked") // what is kept for a contextual was made by it
        <T> T get(Contextual<T> contextual, CreationalContext<T> context) {
            Made<?> found = made.get(contextual);
            if (found == null) {
                // not inside the map's own lock: making a bean can ask for another one of the same call
                synchronized (this) {
                    found = made.get(contextual);
                    if (found == null) {
                        found = new Made<>(contextual, contextual.create(context), context);
                        made.put(contextual, found);
                    }
                }
            }
            return (T) found.instance();
        }

        @SuppressWarnings("unchecked") // as above
        <T> @Nullable T get(Contextual<T> contextual) {
            Made<?> found = made.get(contextual);
            return found == null ? null : (T) found.instance();
        }

        void destroy(Contextual<?> contextual) {
            Made<?> gone = made.remove(contextual);
            if (gone != null) {
                gone.destroy();
            }
        }
    }
}
