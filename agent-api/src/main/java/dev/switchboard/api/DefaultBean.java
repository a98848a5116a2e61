package dev.switchboard.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean that implements an interface for applications which have no implementation of their own: the ready tools'
 * ports are such interfaces. As soon as the application has a bean of the interface, of whatever kind and scope, that
 * one is injected in its place; no {@code beans.xml} and no priorities are needed.
 *
 * <pre>{@code
 * @DefaultBean
 * @ApplicationScoped
 * public class JpaCalendar implements Calendar { ... }      // what comes with the tools
 *
 * @ApplicationScoped
 * public class PracticeCalendar implements Calendar { ... } // the application's own: this one is injected
 * }</pre>
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DefaultBean {

    /** The annotation, to look beans up by it: {@code instance.select(Calendar.class, DefaultBean.Literal.INSTANCE)}. */
    final class Literal extends AnnotationLiteral<DefaultBean> implements DefaultBean {

        private static final long serialVersionUID = 1L;

        /** The only one there needs to be. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
