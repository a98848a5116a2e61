package dev.switchboard.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a parameter of a {@link Tool}, or a property of a record or bean inside one, to the model. A bean's property
 * carries it on its field, getter or setter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface ToolParam {

    /** What the value means and how it is written, in words for the model. Default: no description. */
    String value() default "";

    /**
     * The argument's name. Default: the parameter's own name, which needs {@code javac -parameters}. For parameters only:
     * a property is named with {@code @JsonbProperty}, which holds for results too.
     */
    String name() default "";

    /**
     * Whether the model must give the argument. One that is not required is {@code null} when left out, or empty where it
     * is an {@code Optional}, so it cannot have a primitive type. Default: {@code true}.
     */
    boolean required() default true;

    /**
     * What the argument is when the model leaves it out, which it then may: JSON, as in {@code "5"} or {@code "[1, 2]"};
     * for a value that is a text in JSON, such as a {@code String}, a date or an enum, the text itself without quotation
     * marks. Checked at deployment. Default: none.
     */
    String defaultValue() default "";
}
