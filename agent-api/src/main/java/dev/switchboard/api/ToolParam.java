package dev.switchboard.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a parameter of a {@link Tool}, or a component of a record that is one, to the model.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface ToolParam {

    /** What the value means and how it is written, in words for the model. Default: no description. */
    String value() default "";

    /** The argument's name. Default: the parameter's own name, which needs {@code javac -parameters}. */
    String name() default "";

    /**
     * Whether the model must give the argument. A parameter that is not required is {@code null} when left out, so it
     * cannot have a primitive type. Default: {@code true}.
     */
    boolean required() default true;
}
