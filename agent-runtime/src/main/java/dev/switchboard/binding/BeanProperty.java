package dev.switchboard.binding;

import dev.switchboard.binding.Blueprint.Member;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A property of a bean: a field, a getter and a setter of one name, each of which may be missing. */
final class BeanProperty {

    private final String name;
    private @Nullable Field field;
    private @Nullable Method getter;
    private @Nullable Method setter;
    private boolean hasVisibleField;

    private BeanProperty(String name) {
        this.name = name;
    }

    /** The properties of a class and its superclasses, theirs first. */
    static List<BeanProperty> of(Class<?> raw, JsonbSettings settings) {
        Map<String, BeanProperty> properties = new LinkedHashMap<>();
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = raw; type != null && type != Object.class; type = type.getSuperclass()) {
            classes.add(0, type);
        }
        for (Class<?> type : classes) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()) {
                    BeanProperty property = properties.computeIfAbsent(field.getName(), BeanProperty::new);
                    property.field = field;
                    property.hasVisibleField = !Modifier.isFinal(field.getModifiers()) && settings.isVisible(field);
                }
            }
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
                    .filter(settings::isVisible)
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> take(method, properties));
        }
        return List.copyOf(properties.values());
    }

    private static void take(Method method, Map<String, BeanProperty> properties) {
        int parameters = method.getParameterCount();
        if (parameters == 1 && isNamed(method, "set")) {
            properties.computeIfAbsent(propertyName(method, 3), BeanProperty::new).setter = method;
        } else if (parameters == 0 && isNamed(method, "get")) {
            properties.computeIfAbsent(propertyName(method, 3), BeanProperty::new).getter = method;
        } else if (parameters == 0 && isNamed(method, "is")) {
            properties.computeIfAbsent(propertyName(method, 2), BeanProperty::new).getter = method;
        }
    }

    private static boolean isNamed(Method method, String prefix) {
        return method.getName().startsWith(prefix) && method.getName().length() > prefix.length();
    }

    private static String propertyName(Method method, int prefix) {
        return PropertyNames.ofAccessor(method.getName().substring(prefix));
    }

    String name() {
        return name;
    }

    List<Annotation> annotations() {
        return Blueprints.annotations(field, setter, getter);
    }

    boolean isSettable() {
        if (isTransient(field) || isTransient(setter)) {
            return false;
        }
        return setter != null || hasVisibleField;
    }

    private static boolean isTransient(@Nullable AnnotatedElement element) {
        return element != null && element.isAnnotationPresent(JsonbTransient.class);
    }

    Member member(JsonbSettings settings, Class<?> owner, Map<TypeVariable<?>, Type> variables) {
        AnnotatedType annotated = setter != null ? setter.getAnnotatedParameterTypes()[0] : field.getAnnotatedType();
        Type type = setter != null ? setter.getGenericParameterTypes()[0] : field.getGenericType();
        Site site = new Site(Types.resolve(type, variables), annotations(), annotated, owner);
        return new Member(
                jsonName(settings), name, site, setter != null ? Blueprint.setter(setter) : Blueprint.setter(field));
    }

    /** A name on the getter is for writing only. */
    String jsonName(JsonbSettings settings) {
        for (Annotation annotation : Blueprints.annotations(setter, field)) {
            if (annotation instanceof JsonbProperty property
                    && !property.value().isEmpty()) {
                return property.value();
            }
        }
        return settings.name(name);
    }
}
