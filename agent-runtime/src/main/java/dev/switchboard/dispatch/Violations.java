package dev.switchboard.dispatch;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Says in words what a constraint demands. */
final class Violations {

    /** As the arguments are written, with the weekday that a caller thinks in. */
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd'T'HH:mmXXX", Locale.US);

    private static final Set<Class<? extends Annotation>> OF_TIME =
            Set.of(Future.class, FutureOrPresent.class, Past.class, PastOrPresent.class);

    private final Clock clock;

    Violations(Clock clock) {
        this.clock = clock;
    }

    /** The message; a constraint of time says what time it is, which a model does not know. */
    String text(ConstraintViolation<?> violation) {
        return OF_TIME.contains(
                        violation.getConstraintDescriptor().getAnnotation().annotationType())
                ? violation.getMessage() + "; now it is "
                        + NOW.format(ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES))
                : violation.getMessage();
    }
}
