package dev.switchboard.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@link CallHandler} the one who answers some telephone numbers, with some tools.
 *
 * <p>A stereotype: the class is an application-scoped CDI bean without further annotation. Two agents for one number
 * fail the deployment; a call to a number that no agent has is rejected with SIP status 404.
 */
@Documented
@Stereotype
@ApplicationScoped
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Agent {

    /** The agent's name, unique in the deployment; it stands in the ledger beside each of its calls. Not blank. */
    String name();

    /**
     * The called numbers that this agent answers, as in {@code +18005550100}, in any form. One without a country is a
     * number of {@code switchboard.region}, or an internal one. At least one.
     */
    String[] numbers();

    /** The beans whose {@link Tool} methods the agent may call. Default: none; an agent names its tools. */
    Class<?>[] tools() default {};
}
