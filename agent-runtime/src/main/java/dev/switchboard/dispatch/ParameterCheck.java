package dev.switchboard.dispatch;

import dev.switchboard.binding.ArgumentsException;
import dev.switchboard.catalog.ToolDescriptor;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which constraints of a tool's parameters are violated, in words for the model. */
final class ParameterCheck {

    /** More than a model can mend at once; a long list of wrong elements must not make a long answer. */
    private static final int MOST_TOLD = 20;

    private final Validator validator;
    private final Violations violations;
    private final Map<Method, Constraints> constraints = new ConcurrentHashMap<>();

    ParameterCheck(Validator validator, Violations violations) {
        this.validator = validator;
        this.violations = violations;
    }

    /**
     * The constraints of a method's parameters.
     *
     * @param keeps tells of each whether an argument certainly keeps them; empty where there are none at all
     * @param isCrossed whether some are about several arguments together
     */
    private record Constraints(List<Predicate<@Nullable Object>> keeps, boolean isCrossed) {

        static Constraints of(@Nullable MethodDescriptor method) {
            return method == null || !method.hasConstrainedParameters()
                    ? new Constraints(List.of(), false)
                    : new Constraints(
                            PlainConstraints.ofParameters(method),
                            method.getCrossParameterDescriptor().hasConstraints());
        }

        boolean isKept(int index, @Nullable Object argument) {
            return keeps.get(index).test(argument);
        }
    }

    /** What is wrong with the arguments; empty for nothing. */
    String violations(InvocationRun invocation) {
        Constraints known = constraints(invocation.tool());
        Object[] arguments = invocation.arguments();
        boolean areKept = !known.isCrossed();
        for (int i = 0; areKept && i < known.keeps().size(); i++) {
            areKept = known.isKept(i, arguments[i]);
        }
        return areKept ? "" : ask(invocation, arguments, index -> true, false);
    }

    /** What is wrong with those arguments that could be bound; empty for nothing. */
    String violations(InvocationRun invocation, ArgumentsException rest) {
        Constraints known = constraints(invocation.tool());
        Object[] arguments = new Object[known.keeps().size()];
        boolean areKept = true;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = rest.isBound(i) ? rest.argument(i) : nothing(invocation.tool(), i);
            areKept &= !rest.isBound(i) || known.isKept(i, arguments[i]);
        }
        try {
            return areKept ? "" : ask(invocation, arguments, rest::isBound, true);
        } catch (ValidationException e) {
            // a constraint that needs the others' arguments; it will be looked at when they are there
            return "";
        }
    }

    private static @Nullable Object nothing(ToolDescriptor tool, int index) {
        Class<?> type = tool.method().getParameterTypes()[index];
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private Constraints constraints(ToolDescriptor tool) {
        return constraints.computeIfAbsent(
                tool.method(),
                method -> Constraints.of(validator
                        .getConstraintsForClass(tool.bean())
                        .getConstraintsForMethod(method.getName(), method.getParameterTypes())));
    }

    private String ask(InvocationRun invocation, Object[] arguments, IntPredicate isTold, boolean isPart) {
        List<String> all =
                validator
                        .forExecutables()
                        .validateParameters(invocation.bean(), invocation.tool().method(), arguments)
                        .stream()
                        .flatMap(violation -> told(violation, invocation, isTold, isPart))
                        .sorted()
                        .toList();
        String told = all.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
        return all.size() > MOST_TOLD ? told + "; and " + (all.size() - MOST_TOLD) + " more" : told;
    }

    private Stream<String> told(
            ConstraintViolation<Object> violation, InvocationRun invocation, IntPredicate isTold, boolean isPart) {
        Iterator<Path.Node> path = violation.getPropertyPath().iterator();
        path.next(); // the method
        Path.Node parameter = path.next();
        if (parameter.getKind() != ElementKind.PARAMETER) {
            return isPart ? Stream.empty() : Stream.of("the arguments: " + violations.text(violation));
        }
        int index = parameter.as(Path.ParameterNode.class).getParameterIndex();
        return isTold.test(index)
                ? Stream.of(place(invocation.tool().arguments().names().get(index), path) + ": "
                        + violations.text(violation))
                : Stream.empty();
    }

    /** The argument's own name, which need not be the parameter's, and what is below it. */
    private static String place(String name, Iterator<Path.Node> path) {
        String below = ConstraintCheck.place(() -> path);
        return below.isEmpty() || below.startsWith("[") || below.startsWith(".") ? name + below : name + "." + below;
    }
}
