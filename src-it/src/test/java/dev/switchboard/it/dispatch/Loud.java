package dev.switchboard.it.dispatch;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/** Says everything in capitals. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Loud {

    /** Does it. */
    @Interceptor
    @Loud
    @Priority(Interceptor.Priority.APPLICATION)
    class Speaker {

        @AroundInvoke
        Object speak(InvocationContext context) throws Exception {
            return String.valueOf(context.proceed()).toUpperCase(Locale.ROOT);
        }
    }
}
