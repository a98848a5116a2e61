package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolBoundary;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The innermost interceptor of a tool, inside fault tolerance (4010): decides whether this is an attempt of an
 * invocation, a tool that another tool calls, or a plain call of the bean from elsewhere in the application.
 */
@Interceptor
@ToolBoundary
@Priority(5000)
class BoundaryInterceptor {

    private static final System.Logger LOG = System.getLogger(BoundaryInterceptor.class.getName());

    private final Set<Method> warned = ConcurrentHashMap.newKeySet();
    private final Boundary boundary;
    private final OutsideCall outside;

    @Inject
    BoundaryInterceptor(Boundary boundary, OutsideCall outside) {
        this.boundary = boundary;
        this.outside = outside;
    }

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        if (context.getContextData().get(EntryInterceptor.INVOCATION) instanceof InvocationRun invocation) {
            return boundary.attempt(invocation, context);
        }
        if (Attempt.current() == null) {
            return outside.proceed(context);
        }
        warnOfRetry(context.getMethod());
        return context.proceed();
    }

    /** Once a method: its attempts are all in the transaction of the tool that calls it. */
    private void warnOfRetry(Method method) {
        boolean retries = method.isAnnotationPresent(Retry.class)
                || method.getDeclaringClass().isAnnotationPresent(Retry.class);
        if (retries && warned.add(method)) {
            LOG.log(
                    Level.WARNING,
                    "SWB-2006: {0} is called by another tool, in that tool''s transaction: what a failed attempt of its"
                            + " @Retry wrote is not rolled back. Retry the outer tool instead.",
                    method);
        }
    }
}
