package dev.switchboard.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a function that the model may call during a telephone call.
 *
 * <p>The method's parameters become the function's arguments: names from {@code -parameters} or
 * {@link ToolParam#name()}, types and Jakarta Validation constraints as JSON Schema. Its result, written as JSON (a
 * {@code String} as it is), is what the model hears.
 *
 * <p>A tool writes by default: each attempt runs in a transaction of its own, <em>inside</em> fault tolerance
 * annotations such as {@code @Retry}, and what it wrote, its answer and the record of its invocation are committed
 * together or not at all. {@code @Transactional} on the method is understood and not needed.
 *
 * <p>Called outside a telephone call (from a REST resource, a batch job, a test) the method has the plain semantics of
 * its other annotations.
 *
 * <pre>{@code
 * @Tool("Book an appointment after the caller has agreed to the exact start time")
 * public Booking bookAppointment(@ToolParam("start, ISO-8601 with offset") @Future OffsetDateTime start) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tool {

    /** What the tool does and when to use it, in words for the model. Not blank. */
    String value();

    /**
     * The function's name as the model sees it: 1 to 64 letters, digits, {@code _} or {@code -}. Default: the method's
     * name.
     */
    String name() default "";

    /**
     * Claims that the tool changes nothing. Its transaction is always rolled back, so it may be retried and cancelled
     * freely. Default: {@code false}, the tool writes.
     */
    boolean readOnly() default false;

    /**
     * Says that the tool touches a system outside the transaction: a payment service, a CRM, e-mail. The intent is
     * committed before the method runs; the outcome is committed after it, together with what the method wrote to this
     * application's own database. Every end but a returned value or a {@link NotDoneException} leaves the outcome
     * <em>unknown</em>, and while it is unknown nothing of the same invocation runs again, unless the tool is
     * {@link #idempotent()}. Give the other system {@link Invocation#idempotencyKey()} where it takes one. Default:
     * {@code false}.
     */
    boolean openWorld() default false;

    /**
     * Says of a tool with {@link #openWorld()} that running it twice with the same {@link Invocation#idempotencyKey()}
     * does what running it once does. It is run again where its outcome is unknown, and only then may it carry
     * {@code @Retry}. Default: {@code false}.
     */
    boolean idempotent() default false;

    /**
     * Who finds out what became of an unknown outcome of this tool with {@link #openWorld()}; a CDI bean. Default:
     * nobody, and a person settles it at the desk.
     */
    Class<? extends Reconciler> reconciler() default Reconciler.class;

    /** What happens when the model asks for the same write again. Default: {@link OnRepeat#CONFIRM}. */
    OnRepeat onRepeat() default OnRepeat.CONFIRM;

    /**
     * After how long the caller hears that it takes a moment, as in {@code 2s} or {@code PT2S}. Default: as
     * {@code switchboard.hold} says.
     */
    String hold() default "";

    /**
     * After how long the model is told that the work goes on, and the result is told when it is there, as in {@code 20s}
     * or {@code PT20S}. The tool is neither stopped nor failed. Default: as {@code switchboard.answer-within} says.
     */
    String answerWithin() default "";
}
