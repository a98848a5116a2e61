package dev.switchboard.api;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope of a bean that lives as long as its call, for tools of the same call to share. It lives on one node and in
 * memory: when another node takes the call over, it is made anew there. What must not get lost belongs into {@link
 * Call#attributes()}.
 *
 * <p>Several tools of a call can run at the same time, so such a bean is written to be used by several threads.
 */
@Documented
@Inherited
@NormalScope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface CallScoped {}
