package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the Jakarta Validation constraints of the tool's parameters, before fault tolerance could retry or count
 * what only the model can mend.
 */
final class Validate implements Step {

    private final Validator validator;
    private final Violations violations;
    private final Step next;
    private final Map<Method, Predicate<Object[]>> isCertain = new ConcurrentHashMap<>();

    Validate(Validator validator, Violations violations, Step next) {
        this.validator = validator;
        this.violations = violations;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        Predicate<Object[]> areKept = isCertain.computeIfAbsent(
                invocation.tool().method(), method -> PlainConstraints.ofParameters(constraints(invocation.tool())));
        if (!areKept.test(invocation.arguments())) {
            refuseViolations(invocation);
        }
        return next.take(invocation);
    }

    private @Nullable MethodDescriptor constraints(ToolDescriptor tool) {
        return validator
                .getConstraintsForClass(tool.bean())
                .getConstraintsForMethod(tool.method().getName(), tool.method().getParameterTypes());
    }

    private void refuseViolations(InvocationRun invocation) throws Refusal {
        Set<ConstraintViolation<Object>> found = validator
                .forExecutables()
                .validateParameters(invocation.bean(), invocation.tool().method(), invocation.arguments());
        if (!found.isEmpty()) {
            throw new Refusal(found.stream()
                    .map(violation -> name(violation, invocation) + ": " + violations.text(violation))
                    .sorted()
                    .collect(Collectors.joining("; ")));
        }
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
