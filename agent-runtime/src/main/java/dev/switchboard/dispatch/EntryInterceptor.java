package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolBoundary;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Lies outside fault tolerance (4010): notes with the call of the method which invocation wants it, since an
 * asynchronous method is run on another thread.
 */
@Interceptor
@ToolBoundary
@Priority(4000)
class EntryInterceptor {

    static final String INVOCATION = EntryInterceptor.class.getName() + ".invocation";

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        InvocationRun invocation = InvocationRun.current();
        if (invocation != null && Attempt.current() == null && invocation.isOf(context.getMethod())) {
            context.getContextData().put(INVOCATION, invocation);
        }
        return context.proceed();
    }
}
