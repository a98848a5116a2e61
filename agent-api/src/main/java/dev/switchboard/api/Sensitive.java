package dev.switchboard.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks personal or secret data: an argument of a {@link Tool}, a component or property inside one or inside a result, or,
 * on the method, its whole result. Such values stand in the ledger and are told to the model, and nowhere else: logs have
 * no arguments and results at all, and traces, where they are switched on for those, have {@code ***} in the place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Sensitive {}
