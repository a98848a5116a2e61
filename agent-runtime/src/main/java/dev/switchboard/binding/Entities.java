package dev.switchboard.binding;

import jakarta.persistence.Entity;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds JPA entities in the type of a result. */
final class Entities {

    private Entities() {}

    /** The first entity that a type is, holds as an element, or has as a component of its records. */
    static Optional<Class<?>> in(Type type) {
        return in(type, new HashSet<>());
    }

    private static Optional<Class<?>> in(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return Optional.empty();
        }
        if (type instanceof Types.Parameterized parameterized) {
            for (Type argument : parameterized.arguments()) {
                Optional<Class<?>> found = in(argument, seen);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        Class<?> raw = Types.raw(type);
        if (raw.isArray()) {
            return in(raw.getComponentType(), seen);
        }
        for (Class<?> each = raw; each != null; each = each.getSuperclass()) {
            if (each.isAnnotationPresent(Entity.class)) {
                return Optional.of(raw);
            }
        }
        return raw.isRecord() ? inComponents(raw, type, seen) : Optional.empty();
    }

    private static Optional<Class<?>> inComponents(Class<?> raw, Type type, Set<Type> seen) {
        for (RecordComponent component : raw.getRecordComponents()) {
            Optional<Class<?>> found = in(Types.resolve(component.getGenericType(), Types.variables(type)), seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
