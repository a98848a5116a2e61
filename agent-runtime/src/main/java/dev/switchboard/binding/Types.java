package dev.switchboard.binding;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts real types in the place of type variables, so that only classes and parameterized types are left. */
final class Types {

    private Types() {}

    /** A parameterized type that equals another of the same parts, as the JDK's own only do among themselves. */
    record Parameterized(Class<?> raw, List<Type> arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }

        @Override
        public String toString() {
            return raw.getSimpleName()
                    + arguments.stream().map(Types::name).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    static Class<?> raw(Type type) {
        return type instanceof Parameterized parameterized ? parameterized.raw() : (Class<?>) type;
    }

    /** The type as its author calls it. */
    static String name(Type type) {
        return type instanceof Class<?> simple ? simple.getSimpleName() : type.toString();
    }

    static Type argument(Type type, int index) {
        return type instanceof Parameterized parameterized
                ? parameterized.arguments().get(index)
                : Object.class;
    }

    /**
     * What stands for each type variable of a type, of its superclasses and of its interfaces.
     *
     * @param type a resolved type
     */
    static Map<TypeVariable<?>, Type> variables(Type type) {
        Map<TypeVariable<?>, Type> variables = new HashMap<>();
        collect(type, variables);
        return variables;
    }

    private static void collect(@Nullable Type type, Map<TypeVariable<?>, Type> variables) {
        if (type == null) {
            return;
        }
        Type resolved = resolve(type, variables);
        Class<?> raw = raw(resolved);
        if (resolved instanceof Parameterized parameterized) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                variables.put(
                        raw.getTypeParameters()[i], parameterized.arguments().get(i));
            }
        }
        collect(raw.getGenericSuperclass(), variables);
        for (Type implemented : raw.getGenericInterfaces()) {
            collect(implemented, variables);
        }
    }

    static Type resolve(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof ParameterizedType parameterized) {
            return new Parameterized(
                    (Class<?>) parameterized.getRawType(),
                    Arrays.stream(parameterized.getActualTypeArguments())
                            .map(argument -> resolve(argument, variables))
                            .toList());
        }
        if (type instanceof TypeVariable<?> variable) {
            Type known = variables.get(variable);
            return known != null ? known : boundOf(variable);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0], variables);
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(resolve(array.getGenericComponentType(), variables)), 0)
                    .getClass();
        }
        return type;
    }

    /**
     * Sees to it that a type is what it says, whoever resolves it.
     *
     * @throws JsonbOnlyException for a variable that nothing is known of but a bound
     */
    static void demandPlainVariables(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            if (!variables.containsKey(variable) && variable.getBounds()[0] != Object.class) {
                throw new JsonbOnlyException("the type of " + variable + " is not known");
            }
        } else if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                demandPlainVariables(argument, variables);
            }
        }
    }

    /** The bound's class alone: a bound may name its own variable, as in {@code T extends Comparable<T>}. */
    private static Type boundOf(TypeVariable<?> variable) {
        Type bound = variable.getBounds()[0];
        if (bound instanceof ParameterizedType parameterized) {
            return parameterized.getRawType();
        }
        return bound instanceof TypeVariable<?> other ? boundOf(other) : bound;
    }
}
