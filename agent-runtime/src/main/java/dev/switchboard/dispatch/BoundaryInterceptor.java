package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolBoundary;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * The innermost interceptor of a tool, inside fault tolerance (4010): decides whether this is an attempt of an
 * invocation, a tool that another tool calls, or a plain call of the bean from elsewhere in the application.
 */
@Interceptor
@ToolBoundary
@Priority(5000)
class BoundaryInterceptor {

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
        return Attempt.current() != null ? context.proceed() : outside.proceed(context);
    }
}
