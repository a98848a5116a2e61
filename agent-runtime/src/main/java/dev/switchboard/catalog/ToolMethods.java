package dev.switchboard.catalog;

import dev.switchboard.api.Tool;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the methods of a bean that are tools: its own, inherited ones and default methods of interfaces. An annotation is
 * not inherited by a method that overrides, so such a method must carry its own; one that does not is refused, since the
 * container would leave it without a transaction.
 */
final class ToolMethods {

    private ToolMethods() {}

    static List<Method> of(Class<?> bean, List<Problem> problems) {
        List<Method> tools = new ArrayList<>();
        for (Method method : bean.getMethods()) {
            if (method.isBridge() || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            if (method.isAnnotationPresent(Tool.class)) {
                tools.add(method);
            } else if (overridesTool(bean, method)) {
                problems.add(new Problem(
                        "SWB-1020",
                        ToolReader.place(bean, method),
                        "overrides or implements a @Tool method without being a @Tool. Annotate it as well."));
            }
        }
        refuseHidden(bean, problems);
        tools.sort(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString));
        return tools;
    }

    private static boolean overridesTool(Class<?> bean, Method method) {
        return supertypes(bean).stream()
                .filter(type -> type != method.getDeclaringClass())
                .filter(type -> type.isAssignableFrom(method.getDeclaringClass()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(inherited -> inherited.isAnnotationPresent(Tool.class))
                .filter(inherited -> inherited.getName().equals(method.getName()))
                .anyMatch(inherited -> isReplaced(bean, inherited) && mayOverride(inherited, method));
    }

    /** Whether calling the inherited method on the bean would call another one. */
    private static boolean isReplaced(Class<?> bean, Method inherited) {
        try {
            return !bean.getMethod(inherited.getName(), inherited.getParameterTypes())
                    .equals(inherited);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Parameters of a generic supertype's method are wider. */
    private static boolean mayOverride(Method inherited, Method method) {
        Class<?>[] wide = inherited.getParameterTypes();
        Class<?>[] narrow = method.getParameterTypes();
        if (wide.length != narrow.length) {
            return false;
        }
        for (int i = 0; i < wide.length; i++) {
            if (!wide[i].isAssignableFrom(narrow[i])) {
                return false;
            }
        }
        return true;
    }

    private static void refuseHidden(Class<?> bean, List<Problem> problems) {
        for (Class<?> type : supertypes(bean)) {
            for (Method method : type.getDeclaredMethods()) {
                boolean isCallable =
                        Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
                if (method.isAnnotationPresent(Tool.class) && !method.isBridge() && !isCallable) {
                    problems.add(new Problem(
                            "SWB-1019",
                            ToolReader.place(bean, method),
                            "is a @Tool, but static or not public. Make it a public method of the bean."));
                }
            }
        }
    }

    private static Set<Class<?>> supertypes(Class<?> bean) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            types.add(type);
        }
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            collectInterfaces(type, types);
        }
        return types;
    }

    private static void collectInterfaces(Class<?> type, Set<Class<?>> types) {
        for (Class<?> implemented : type.getInterfaces()) {
            types.add(implemented);
            collectInterfaces(implemented, types);
        }
    }
}
