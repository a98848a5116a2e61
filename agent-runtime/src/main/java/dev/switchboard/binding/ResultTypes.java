package dev.switchboard.binding;

import jakarta.persistence.Entity;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/** Looks at the types that a result is made of: what is returned, its elements, and the components of its records. */
final class ResultTypes {

    private ResultTypes() {}

    /** Every class in a result, each once. */
    static Set<Class<?>> in(Type type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(type, new LinkedHashSet<>(), found);
        return found;
    }

    static boolean isEntity(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.isAnnotationPresent(Entity.class)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a record that JSON-B cannot write, because it may not call its methods. */
    static boolean isHidden(Class<?> type) {
        return type.isRecord() && !Modifier.isPublic(type.getModifiers());
    }

    private static void collect(Type type, Set<Type> seen, Set<Class<?>> found) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof Types.Parameterized parameterized) {
            parameterized.arguments().forEach(argument -> collect(argument, seen, found));
        }
        Class<?> raw = Types.raw(type);
        found.add(raw);
        if (raw.isArray()) {
            collect(raw.getComponentType(), seen, found);
        } else if (raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                collect(Types.resolve(component.getGenericType(), Types.variables(type)), seen, found);
            }
        }
    }
}
