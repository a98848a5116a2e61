package dev.switchboard.dispatch;

import dev.switchboard.ledger.FixedAnswer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Enforces the Jakarta Validation constraints of the tool's parameters, before fault tolerance could retry or count
 * what only the model can mend.
 */
final class Validate implements Step {

    private final Validator validator;
    private final Violations violations;
    private final Step next;

    Validate(Validator validator, Violations violations, Step next) {
        this.validator = validator;
        this.violations = violations;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        Set<ConstraintViolation<Object>> found = validator
                .forExecutables()
                .validateParameters(invocation.bean(), invocation.tool().method(), invocation.arguments());
        if (!found.isEmpty()) {
            throw new Refusal(found.stream()
                    .map(violation -> name(violation, invocation) + ": " + violations.text(violation))
                    .sorted()
                    .collect(Collectors.joining("; ")));
        }
        return next.take(invocation);
    }

    /** The argument's own name, which need not be the parameter's, and what is below it. */
    private static String name(ConstraintViolation<Object> violation, InvocationRun invocation) {
        Iterator<Path.Node> path = violation.getPropertyPath().iterator();
        path.next(); // the method
        Path.Node parameter = path.next();
        if (parameter.getKind() != ElementKind.PARAMETER) {
            return "the arguments";
        }
        String name = invocation
                .tool()
                .arguments()
                .names()
                .get(parameter.as(Path.ParameterNode.class).getParameterIndex());
        String below = ConstraintCheck.place(() -> path);
        return below.isEmpty() || below.startsWith("[") || below.startsWith(".") ? name + below : name + "." + below;
    }
}
