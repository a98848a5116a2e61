package dev.switchboard.binding;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the standard constraints: written once or repeated, or inside constraints that are composed of them. */
final class ConstraintAnnotations {

    private static final Package STANDARD = Size.class.getPackage();

    private static final java.util.regex.Pattern JAVA_ONLY =
            java.util.regex.Pattern.compile("\\\\[pPQEAzZGhHVRXN]|[*+?}]\\+|\\(\\?[^:=!]|&&|\\[[^]]*\\[");

    private ConstraintAnnotations() {}

    static List<Annotation> standard(List<Annotation> annotations) {
        List<Annotation> found = new ArrayList<>();
        Set<Class<?>> composed = new HashSet<>();
        annotations.forEach(annotation -> collect(annotation, found, composed));
        // a constraint stands on a record's field, accessor and constructor parameter alike
        return found.stream().distinct().toList();
    }

    /** Whether a pattern uses what JavaScript's patterns, and so JSON Schema's, do not know. */
    static boolean isJavaOnly(String regex) {
        return JAVA_ONLY.matcher(regex).find();
    }

    private static void collect(Annotation annotation, List<Annotation> found, Set<Class<?>> composed) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type.isAnnotationPresent(Constraint.class)) {
            if (!isInDefaultGroup(annotation)) {
                return;
            }
            if (STANDARD.equals(type.getPackage())) {
                found.add(annotation);
            } else if (composed.add(type)) {
                for (Annotation part : type.getAnnotations()) {
                    collect(part, found, composed);
                }
            }
        } else if (value(annotation, "value") instanceof Annotation[] repeated) {
            for (Annotation each : repeated) {
                collect(each, found, composed);
            }
        }
    }

    /** Only the default group is validated before a tool runs. */
    private static boolean isInDefaultGroup(Annotation constraint) {
        return !(value(constraint, "groups") instanceof Class<?>[] groups)
                || groups.length == 0
                || List.of(groups).contains(Default.class);
    }

    private static Object value(Annotation annotation, String name) {
        try {
            Method method = annotation.annotationType().getDeclaredMethod(name);
            method.setAccessible(true);
            return method.invoke(annotation);
        } catch (NoSuchMethodException e) {
            return "";
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an annotation cannot be read", e);
        }
    }
}
