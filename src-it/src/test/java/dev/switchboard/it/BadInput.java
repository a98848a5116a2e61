package dev.switchboard.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A line of docs/reference/bad-input.md, on the test that shows it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(BadInput.Lines.class)
public @interface BadInput {

    /** Where it comes in: the webhook, accept, sideband, a function call's arguments, the database, the desk, SIP. */
    String door();

    /** What is wrong. */
    String input();

    /** What whoever sent it is told, and what whoever can act is told. */
    String answer();

    /** The call's row, and other rows, before and after, as in {@code none → REJECTED service_busy}. */
    String rows();

    /** Several lines, shown by one test. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Lines {

        /** The lines. */
        BadInput[] value();
    }
}
