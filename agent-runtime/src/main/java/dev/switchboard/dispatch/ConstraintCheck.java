package dev.switchboard.dispatch;

import dev.switchboard.binding.ObjectCheck;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Enforces the constraints of objects inside the arguments, which the schema has told the model. */
final class ConstraintCheck implements ObjectCheck {

    private final Validator validator;
    private final Violations violations;
    private final ParameterCheck ofParameters;
    private final Map<Class<?>, Predicate<Object>> isCertain = new ConcurrentHashMap<>();

    ConstraintCheck(Validator validator, Violations violations) {
        this.validator = validator;
        this.violations = violations;
        this.ofParameters = new ParameterCheck(validator, violations);
    }

    /** The check of the parameters around those objects. */
    ParameterCheck ofParameters() {
        return ofParameters;
    }

    @Override
    public void check(Object made, Complaints complaints) {
        Predicate<Object> isKept = isCertain.computeIfAbsent(
                made.getClass(), type -> PlainConstraints.ofBean(validator.getConstraintsForClass(type)));
        if (!isKept.test(made)) {
            validator.validate(made).stream()
                    .sorted(Comparator.comparing(violation -> place(violation.getPropertyPath())))
                    .forEach(violation ->
                            complaints.add(place(violation.getPropertyPath()), violations.text(violation)));
        }
    }

    /** Where a constraint is violated, written as everywhere: {@code lines[2].quantity}. */
    static String place(Iterable<Path.Node> path) {
        StringBuilder place = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                place.append('[').append(node.getIndex()).append(']');
            } else if (node.getKey() != null) {
                place.append('.').append(node.getKey());
            }
            boolean isNamed = node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getKind() != ElementKind.BEAN;
            if (isNamed) {
                place.append(place.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return place.toString();
    }
}
