package dev.switchboard.binding;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A property as one class declares it: a field, a getter and a setter of one name, each of which may be missing. */
final class ResultProperty {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final Set<Class<? extends Annotation>> KNOWN = Set.of(
            JsonbProperty.class,
            JsonbNillable.class,
            JsonbDateFormat.class,
            JsonbNumberFormat.class,
            JsonbTransient.class,
            JsonbTypeDeserializer.class);

    private final String name;
    private final Class<?> owner;
    private final JsonbSettings settings;
    private @Nullable Field field;
    private @Nullable Method getter;

    ResultProperty(String name, Class<?> owner, JsonbSettings settings) {
        this.name = name;
        this.owner = owner;
        this.settings = settings;
    }

    void field(Field declared) {
        field = declared;
    }

    void getter(Method declared) {
        if (getter != null) {
            throw new JsonbOnlyException("two getters of " + name);
        }
        getter = declared;
    }

    String name() {
        return name;
    }

    /** The class that declares it. */
    Class<?> owner() {
        return owner;
    }

    /** Whether JSON-B writes it: by its getter, or else by its field, and not at all where the field is transient. */
    boolean isReadable() {
        boolean isOfAnObject = field == null || !(isStatic(field) || Modifier.isTransient(field.getModifiers()));
        return isOfAnObject && annotation(JsonbTransient.class) == null && (isGetterVisible() || isFieldVisible());
    }

    private boolean isGetterVisible() {
        return getter != null && !isStatic(getter) && settings.isVisible(getter);
    }

    /** By default a field is hidden with its getter. */
    private boolean isFieldVisible() {
        return field != null
                && settings.isVisible(field)
                && (getter == null || settings.hasVisibility(owner) || isPublic(getter));
    }

    private static boolean isStatic(Member member) {
        return Modifier.isStatic(member.getModifiers());
    }

    private static boolean isPublic(Member member) {
        return Modifier.isPublic(member.getModifiers());
    }

    Type type() {
        return isGetterVisible() ? getter.getGenericReturnType() : field.getGenericType();
    }

    /** Whether it is written although it is nothing. */
    @SuppressWarnings("deprecation") // applications written for JSON-B 2 say it in @JsonbProperty
    boolean isNillable() {
        JsonbNillable own = annotation(JsonbNillable.class);
        if (own != null) {
            return own.value();
        }
        JsonbProperty property = annotation(JsonbProperty.class);
        if (property != null) {
            return property.nillable();
        }
        JsonbNillable ofClass = owner.getAnnotation(JsonbNillable.class);
        return ofClass != null ? ofClass.value() : settings.isNillable();
    }

    /** The name in JSON. */
    String jsonName() {
        JsonbProperty property = annotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? settings.name(name) : property.value();
    }

    /**
     * An annotation of the getter or the field.
     *
     * @throws JsonbOnlyException where the two contradict each other
     */
    <A extends Annotation> @Nullable A annotation(Class<A> type) {
        Set<A> found = new HashSet<>();
        Stream.of(JsonbAnnotations.of(getter, KNOWN), JsonbAnnotations.of(field, KNOWN))
                .flatMap(List::stream)
                .filter(type::isInstance)
                .forEach(annotation -> found.add(type.cast(annotation)));
        if (found.size() > 1) {
            throw new JsonbOnlyException("contradictory annotations of " + name);
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    /** Takes the value from an object, {@code (Object)Object}. */
    MethodHandle handle() {
        try {
            MethodHandle handle;
            if (isGetterVisible()) {
                open(getter, getter);
                handle = LOOKUP.unreflect(getter);
            } else {
                open(field, field);
                handle = LOOKUP.unreflectGetter(field);
            }
            return handle.asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new JsonbOnlyException(name + " is not accessible");
        }
    }

    private static void open(AccessibleObject object, Member member) {
        if (!isPublic(member) && !object.trySetAccessible()) {
            throw new JsonbOnlyException(member + " is not accessible");
        }
    }
}
