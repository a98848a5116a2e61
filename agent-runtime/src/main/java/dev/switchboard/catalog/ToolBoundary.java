package dev.switchboard.catalog;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on every tool method at deployment, in the place of {@code @Transactional}: binds the interceptor that gives each
 * attempt a transaction of its own. Not for applications to write.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ToolBoundary {}
