package dev.switchboard.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a class is made of.
 *
 * @param members its properties: first those that the creator takes, in its order, then those that are set
 * @param creator makes the object of the first members' values, which it takes in an array
 * @param taken how many members that is
 */
record Blueprint(List<Member> members, MethodHandle creator, int taken) implements Construction {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /**
     * A property of a class.
     *
     * @param name its name in JSON
     * @param javaName its name in Java, by which Jakarta Validation calls it
     * @param site its type and annotations
     * @param setter sets it, {@code (Object, Object)void}; {@code null} where the creator takes it
     */
    record Member(
            String name,
            String javaName,
            Site site,
            @Nullable MethodHandle setter) {}

    @Override
    public Object make(Object[] values) throws Throwable {
        Object made = (Object) creator.invokeExact(taken == values.length ? values : Arrays.copyOf(values, taken));
        for (int i = taken; i < values.length; i++) {
            if (values[i] != KEEP) {
                members.get(i).setter().invokeExact(made, values[i]);
            }
        }
        return made;
    }

    /** The names in JSON of the members that have another one in Java, by that one. */
    Map<String, String> renamed() {
        return members.stream()
                .filter(member -> !member.name().equals(member.javaName()))
                .collect(Collectors.toUnmodifiableMap(Member::javaName, Member::name));
    }

    static MethodHandle creator(Executable executable) {
        try {
            open(executable);
            return executable instanceof Constructor<?> constructor
                    ? LOOKUP.unreflectConstructor(constructor)
                    : LOOKUP.unreflect((Method) executable);
        } catch (IllegalAccessException e) {
            throw inaccessible(executable.getDeclaringClass());
        }
    }

    /** The blueprint of members and a creator that takes the first of them one by one. */
    static Blueprint of(List<Member> members, MethodHandle creator) {
        int taken = creator.type().parameterCount();
        MethodHandle spread = creator.asFixedArity()
                .asSpreader(Object[].class, taken)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new Blueprint(List.copyOf(members), spread, taken);
    }

    static MethodHandle setter(Method method) {
        try {
            open(method);
            return setter(LOOKUP.unreflect(method));
        } catch (IllegalAccessException e) {
            throw inaccessible(method.getDeclaringClass());
        }
    }

    static MethodHandle setter(Field field) {
        try {
            open(field);
            return setter(LOOKUP.unreflectSetter(field));
        } catch (IllegalAccessException e) {
            throw inaccessible(field.getDeclaringClass());
        }
    }

    private static MethodHandle setter(MethodHandle handle) {
        return handle.asType(MethodType.methodType(void.class, Object.class, Object.class));
    }

    /** Records are often private to the class of the tool. */
    private static void open(AccessibleObject member) throws IllegalAccessException {
        try {
            member.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new IllegalAccessException(e.getMessage());
        }
    }

    private static UnsupportedTypeException inaccessible(Class<?> type) {
        return new UnsupportedTypeException(
                Types.name(type) + " is not accessible. Make it public, or use a record of your own.");
    }
}
