package dev.switchboard.binding;

import dev.switchboard.binding.Blueprint.Member;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out by JSON-B's rules what a class is made of. */
final class Blueprints {

    private final JsonbSettings settings;

    Blueprints(JsonbSettings settings) {
        this.settings = settings;
    }

    /**
     * Looks at a class.
     *
     * @param type a resolved type
     * @throws UnsupportedTypeException where objects of it cannot be made of JSON
     */
    Blueprint of(Type type) {
        Class<?> raw = Types.raw(type);
        Executable creator = annotatedCreator(raw);
        Map<TypeVariable<?>, Type> variables = Types.variables(type);
        if (creator == null && raw.isRecord()) {
            return ofRecord(raw, variables);
        }
        List<BeanProperty> properties = BeanProperty.of(raw, settings);
        List<Member> members = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        if (creator == null) {
            creator = plainConstructor(raw);
        }
        for (Parameter parameter : creator.getParameters()) {
            Member member = taken(parameter, properties, raw, variables);
            members.add(member);
            taken.add(parameter.getName());
            taken.add(member.name());
        }
        for (BeanProperty property : properties) {
            boolean isTaken = taken.contains(property.name()) || taken.contains(property.jsonName(settings));
            if (!isTaken && !raw.isRecord() && property.isSettable()) {
                members.add(property.member(settings, raw, variables));
            }
        }
        return Blueprint.of(members, Blueprint.creator(creator));
    }

    private Blueprint ofRecord(Class<?> raw, Map<TypeVariable<?>, Type> variables) {
        RecordComponent[] components = raw.getRecordComponents();
        Constructor<?> constructor = canonical(raw, components);
        List<Member> members = new ArrayList<>();
        MethodHandle creator = Blueprint.creator(constructor);
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            List<Annotation> annotations = annotations(
                    component,
                    component.getAccessor(),
                    field(raw, component),
                    constructor.getParameters()[i]);
            Site site = new Site(
                    Types.resolve(component.getGenericType(), variables),
                    annotations,
                    component.getAnnotatedType(),
                    raw);
            if (site.annotation(JsonbTransient.class) == null) {
                members.add(new Member(name(site, component.getName()), component.getName(), site, null));
            } else {
                creator = MethodHandles.insertArguments(creator, members.size(), nothing(component.getType()));
            }
        }
        return Blueprint.of(members, creator);
    }

    private Member taken(
            Parameter parameter, List<BeanProperty> properties, Class<?> raw, Map<TypeVariable<?>, Type> variables) {
        Stream<Annotation> own = Arrays.stream(parameter.getAnnotations());
        Stream<Annotation> ofProperty = properties.stream()
                .filter(property -> property.name().equals(parameter.getName()))
                .flatMap(property -> property.annotations().stream());
        Site site = new Site(
                Types.resolve(parameter.getParameterizedType(), variables),
                Stream.concat(own, ofProperty).toList(),
                parameter.getAnnotatedType(),
                raw);
        JsonbProperty property = site.annotation(JsonbProperty.class);
        if (!parameter.isNamePresent() && (property == null || property.value().isEmpty())) {
            throw new UnsupportedTypeException("the @JsonbCreator of " + Types.name(raw)
                    + " has a parameter without a name. Write @JsonbProperty(\"...\"), or compile with -parameters.");
        }
        return new Member(name(site, parameter.getName()), parameter.getName(), site, null);
    }

    private String name(Site site, String javaName) {
        JsonbProperty property = site.annotation(JsonbProperty.class);
        return property != null && !property.value().isEmpty() ? property.value() : settings.name(javaName);
    }

    static List<Annotation> annotations(@Nullable AnnotatedElement... elements) {
        return Arrays.stream(elements)
                .filter(element -> element != null)
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .toList();
    }

    private static @Nullable Executable annotatedCreator(Class<?> raw) {
        return Stream.<Executable>concat(
                        Arrays.stream(raw.getDeclaredConstructors()),
                        Arrays.stream(raw.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers())))
                .filter(executable -> executable.isAnnotationPresent(JsonbCreator.class))
                .findFirst()
                .orElse(null);
    }

    private static Constructor<?> plainConstructor(Class<?> raw) {
        return Arrays.stream(raw.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .filter(constructor -> !Modifier.isPrivate(constructor.getModifiers()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTypeException(Types.name(raw)
                        + " has neither a public constructor without parameters nor a @JsonbCreator. Use a record."));
    }

    private static Constructor<?> canonical(Class<?> raw, RecordComponent[] components) {
        try {
            return raw.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new AssertionError("a record has a canonical constructor", e);
        }
    }

    private static @Nullable AnnotatedElement field(Class<?> raw, RecordComponent component) {
        try {
            return raw.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    private static @Nullable Object nothing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
