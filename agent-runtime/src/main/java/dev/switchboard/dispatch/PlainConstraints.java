package dev.switchboard.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import jakarta.validation.metadata.ValidateUnwrappedValue;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Knows the plainest constraints well enough to say that values certainly keep them, which spares asking the validator:
 * that alone would cost more than the rest of a call. Whatever is not plain, and whatever is not kept, is left to the
 * validator, which decides and finds the words.
 */
final class PlainConstraints {

    private PlainConstraints() {}

    /** Tells of each of a method's parameters whether an argument certainly keeps its constraints. */
    static List<Predicate<@Nullable Object>> ofParameters(MethodDescriptor method) {
        List<Predicate<@Nullable Object>> all = new ArrayList<>();
        for (ParameterDescriptor parameter : method.getParameterDescriptors()) {
            Predicate<@Nullable Object> one = of(parameter);
            all.add(one != null ? one : argument -> false);
        }
        return List.copyOf(all);
    }

    /** Tells whether an object certainly keeps its class's constraints. */
    static Predicate<Object> ofBean(BeanDescriptor bean) {
        if (!bean.isBeanConstrained()) {
            return made -> true;
        }
        if (bean.hasConstraints() || !bean.getElementClass().isRecord()) {
            return made -> false;
        }
        return bean.getConstrainedProperties().stream()
                .map(property -> ofComponent(bean.getElementClass(), property))
                .reduce(made -> true, Predicate::and);
    }

    private static Predicate<Object> ofComponent(Class<?> type, PropertyDescriptor property) {
        Predicate<@Nullable Object> one = of(property);
        boolean isOnFieldAlone = property.findConstraints()
                .declaredOn(ElementType.FIELD)
                .getConstraintDescriptors()
                .equals(property.getConstraintDescriptors());
        try {
            Field field = type.getDeclaredField(property.getPropertyName());
            if (one == null || !isOnFieldAlone || !field.trySetAccessible()) {
                return made -> false;
            }
            return made -> one.test(value(field, made));
        } catch (NoSuchFieldException e) {
            // a getter that is no component
            return made -> false;
        }
    }

    private static @Nullable Object value(Field field, Object made) {
        try {
            return field.get(made);
        } catch (IllegalAccessException e) {
            throw new AssertionError("was made accessible", e);
        }
    }

    /** {@code null} where something is not plain. */
    private static <D extends ElementDescriptor & CascadableDescriptor & ContainerDescriptor> @Nullable
            Predicate<@Nullable Object> of(D element) {
        if (element.isCascaded()
                || !element.getConstrainedContainerElementTypes().isEmpty()) {
            return null;
        }
        Predicate<@Nullable Object> all = value -> true;
        for (ConstraintDescriptor<?> constraint : element.getConstraintDescriptors()) {
            Predicate<@Nullable Object> one = isAsSpecified(constraint) ? plain(constraint.getAnnotation()) : null;
            if (one == null) {
                return null;
            }
            all = all.and(one);
        }
        return all;
    }

    /** Applications may put a validator of their own behind a constraint of the specification's. */
    private static boolean isAsSpecified(ConstraintDescriptor<?> constraint) {
        return constraint.getGroups().equals(Set.of(Default.class))
                && constraint.getComposingConstraints().isEmpty()
                && constraint.getValueUnwrapping() == ValidateUnwrappedValue.DEFAULT
                && constraint.getConstraintValidatorClasses().stream()
                        .allMatch(type -> type.getName().startsWith("org.hibernate.validator.internal."));
    }

    private static @Nullable Predicate<@Nullable Object> plain(Annotation constraint) {
        if (constraint instanceof NotNull) {
            return value -> value != null;
        } else if (constraint instanceof NotBlank) {
            return value -> value instanceof String text && !text.trim().isEmpty();
        } else if (constraint instanceof NotEmpty) {
            return value -> size(value) > 0;
        } else if (constraint instanceof Size size) {
            // an annotation's members are looked up in a map
            int least = Math.max(0, size.min());
            int most = size.max();
            return value -> value == null || (size(value) >= least && size(value) <= most);
        } else if (constraint instanceof Min min) {
            long least = min.value();
            return value -> value == null || (isWhole(value) && ((Number) value).longValue() >= least);
        } else if (constraint instanceof Max max) {
            long most = max.value();
            return value -> value == null || (isWhole(value) && ((Number) value).longValue() <= most);
        } else if (constraint instanceof Positive) {
            return value -> value == null || (isWhole(value) && ((Number) value).longValue() > 0);
        }
        return null;
    }

    /** The size of what is certain to have one; below zero for everything else. */
    private static int size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof Collection<?> collection ? collection.size() : -1;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }
}
