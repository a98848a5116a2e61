package dev.switchboard.binding;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbVisibility;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what JSON-B writes of a class, in its order: the properties of the superclasses first. Refuses classes of
 * which that is not plain.
 */
final class ResultProperties {

    private static final Set<Class<? extends Annotation>> KNOWN = Set.of(
            JsonbPropertyOrder.class,
            JsonbNillable.class,
            JsonbDateFormat.class,
            JsonbNumberFormat.class,
            JsonbVisibility.class,
            JsonbTypeDeserializer.class);

    private final JsonbSettings settings;

    ResultProperties(JsonbSettings settings) {
        this.settings = settings;
    }

    /**
     * What is written of a class.
     *
     * @throws JsonbOnlyException where that is not plain
     */
    List<ResultProperty> of(Class<?> type) {
        demandPlain(type);
        List<ResultProperty> all = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Class<?> each : withSuperclasses(type)) {
            List<ResultProperty> declared = declared(each);
            for (ResultProperty property : declared) {
                if (!names.add("java " + property.name()) || !names.add("json " + property.jsonName())) {
                    throw new JsonbOnlyException("two properties named " + property.name());
                }
            }
            sort(declared, each.getAnnotation(JsonbPropertyOrder.class));
            declared.stream().filter(ResultProperty::isReadable).forEach(all::add);
        }
        return all;
    }

    private static void demandPlain(Class<?> type) {
        JsonbAnnotations.of(type, KNOWN);
        for (Class<?> each : withSuperclasses(type)) {
            boolean isPlain = Modifier.isPublic(each.getModifiers()) && !each.isSynthetic() && !each.isHidden();
            if (!isPlain || (each != type && isAnnotated(each)) || JsonbAnnotations.areOn(each.getPackage())) {
                throw new JsonbOnlyException(each + " is not plain");
            }
            interfaces(each).forEach(ResultProperties::demandWithoutProperties);
        }
    }

    private static boolean isAnnotated(AnnotatedElement type) {
        return JsonbAnnotations.areOn(type);
    }

    /** Properties that an interface declares, or says something about. */
    private static void demandWithoutProperties(Class<?> type) {
        boolean hasProperties = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> propertyOf(method, false) != null || isSetter(method))
                .anyMatch(method -> method.isDefault() || JsonbAnnotations.areOn(method));
        if (hasProperties || JsonbAnnotations.areOn(type)) {
            throw new JsonbOnlyException(type + " has a say in what is written");
        }
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each : type.getInterfaces()) {
            found.add(each);
            found.addAll(interfaces(each));
        }
        return found;
    }

    private static List<Class<?>> withSuperclasses(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each = type; each != Object.class && each != Record.class; each = each.getSuperclass()) {
            classes.add(0, each);
        }
        return classes;
    }

    private List<ResultProperty> declared(Class<?> type) {
        Map<String, ResultProperty> properties = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                property(field.getName(), type, properties).field(field);
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.isBridge()) {
                continue;
            }
            String name = propertyOf(method, type.isRecord());
            boolean isAccessor =
                    type.isRecord() && method.getParameterCount() == 0 && properties.containsKey(method.getName());
            if (name != null || isAccessor) {
                demandPlain(method);
                property(name != null ? name : method.getName(), type, properties)
                        .getter(method);
            } else if (isSetter(method) && JsonbAnnotations.areOn(method)) {
                throw new JsonbOnlyException(method + " is annotated");
            }
        }
        return new ArrayList<>(properties.values());
    }

    private ResultProperty property(String name, Class<?> owner, Map<String, ResultProperty> properties) {
        if (name.isEmpty()) {
            throw new JsonbOnlyException("a property without a name in " + owner);
        }
        return properties.computeIfAbsent(name, n -> new ResultProperty(n, owner, settings));
    }

    private static void demandPlain(Method getter) {
        if (getter.getReturnType() == void.class || Modifier.isStatic(getter.getModifiers())) {
            throw new JsonbOnlyException(getter + " looks like a getter");
        }
    }

    /** The name of the property that a method gets; {@code null} where it gets none. */
    private static @Nullable String propertyOf(Method method, boolean isOfARecord) {
        int prefix = method.getName().startsWith("get") ? 3 : method.getName().startsWith("is") ? 2 : 0;
        if (prefix == 0 || method.getParameterCount() > 0) {
            return null;
        }
        // JSON-B takes a record's methods by their whole names
        return isOfARecord
                ? method.getName()
                : PropertyNames.ofAccessor(method.getName().substring(prefix));
    }

    private static boolean isSetter(Method method) {
        return method.getName().startsWith("set") && method.getParameterCount() == 1;
    }

    private void sort(List<ResultProperty> properties, @Nullable JsonbPropertyOrder order) {
        List<String> first = order == null ? List.of() : List.of(order.value());
        Comparator<ResultProperty> byName = Comparator.comparing(ResultProperty::jsonName);
        properties.sort(Comparator.<ResultProperty>comparingInt(property -> {
                    int index = first.indexOf(property.name());
                    return index < 0 ? first.size() : index;
                })
                .thenComparing(settings.isOrderReversed() ? byName.reversed() : byName));
    }
}
