package dev.switchboard.binding;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes the model of each type, once. */
final class Models {

    private static final String REMEDY = " is not supported. Use a simple type, an enum, a record, or a List, Set, Map,"
            + " array or Optional of those.";

    private final JsonbSettings settings;
    private final Blueprints blueprints;
    private final PropertyModels properties;
    private final Map<Type, ObjectValue> objects = new HashMap<>();
    private final Map<Type, Choice> choices = new HashMap<>();

    /** Types in the making, to notice those that contain themselves. */
    private final List<Object> open = new ArrayList<>();

    Models(JsonbSettings settings) {
        this.settings = settings;
        this.blueprints = new Blueprints(settings);
        this.properties = new PropertyModels(settings, this);
    }

    PropertyModels properties() {
        return properties;
    }

    /**
     * The model of a type where it is used.
     *
     * @throws UnsupportedTypeException where there is none
     */
    ValueModel of(Site site) {
        Class<?> raw = Types.raw(site.type());
        ValueModel own = ownWay(site, raw);
        if (own != null) {
            return own;
        }
        Constraints constraints = Constraints.of(site.annotations());
        ValueModel found = simple(raw, constraints);
        if (found == null) {
            found = settings.dateFormat() == null
                    ? null
                    : WrittenValues.of(raw, settings.dateFormat(), settings.locale());
        }
        if (found == null) {
            found = WrittenValues.of(raw);
        }
        if (found == null) {
            found = container(site, raw, constraints);
        }
        return found != null ? found : composed(site.type(), raw);
    }

    /** Types for which the application has taught JSON-B a way of its own. */
    private @Nullable ValueModel ownWay(Site site, Class<?> raw) {
        JsonbTypeAdapter adapter = raw.getAnnotation(JsonbTypeAdapter.class);
        Type adapted = adapter != null ? JsonbSettings.adaptedBy(adapter.value()) : settings.adapted(site.type());
        if (adapted != null) {
            return new JsonbValue(shape(site, adapted), site.type(), settings);
        }
        return raw.isAnnotationPresent(JsonbTypeDeserializer.class) || settings.hasDeserialiser(site.type())
                ? new JsonbValue(new Anything(), site.type(), settings)
                : null;
    }

    /** What an adapter's JSON looks like. */
    ValueModel shape(Site site, Type adapted) {
        return adapted == Object.class || adapted.equals(site.type()) ? new Anything() : of(site.withType(adapted));
    }

    private static @Nullable ValueModel simple(Class<?> raw, Constraints constraints) {
        if (raw == String.class || raw == CharSequence.class) {
            return new Text(constraints);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new TrueOrFalse();
        }
        if (raw == char.class || raw == Character.class) {
            return new SingleCharacter();
        }
        if (raw.isEnum()) {
            return Constant.of(raw);
        }
        if (raw == BigInteger.class) {
            return new BigWholeNumber(constraints);
        }
        if (raw == Year.class) {
            return new Converted(
                    new WholeNumber(Year.MIN_VALUE, Year.MAX_VALUE, value -> Year.of((int) value), constraints),
                    year -> year,
                    null);
        }
        WholeNumber whole = WholeNumber.of(raw, constraints);
        return whole != null ? whole : DecimalNumber.of(raw, constraints);
    }

    private @Nullable ValueModel container(Site site, Class<?> raw, Constraints constraints) {
        if (Sequence.isCollection(raw)) {
            return Sequence.collection(raw, of(site.argument(0)), constraints);
        }
        if (raw.isArray()) {
            return Sequence.array(
                    raw.getComponentType(),
                    of(new Site(raw.getComponentType(), List.of(), null, site.owner())),
                    constraints);
        }
        if (raw == Map.class) {
            if (Types.argument(site.type(), 0) != String.class) {
                throw new UnsupportedTypeException(
                        "type " + Types.name(site.type()) + " is not supported. Use String for a Map's keys.");
            }
            return new Entries(of(site.argument(1)), constraints);
        }
        return optional(site, raw, constraints);
    }

    private @Nullable ValueModel optional(Site site, Class<?> raw, Constraints constraints) {
        if (raw == Optional.class) {
            return new Converted(of(site.argument(0)), Optional::of, Optional.empty());
        }
        if (raw == OptionalInt.class) {
            return new Converted(
                    WholeNumber.of(int.class, constraints),
                    value -> OptionalInt.of((Integer) value),
                    OptionalInt.empty());
        }
        if (raw == OptionalLong.class) {
            return new Converted(
                    WholeNumber.of(long.class, constraints),
                    value -> OptionalLong.of((Long) value),
                    OptionalLong.empty());
        }
        if (raw == OptionalDouble.class) {
            return new Converted(
                    DecimalNumber.of(double.class, constraints),
                    value -> OptionalDouble.of((Double) value),
                    OptionalDouble.empty());
        }
        return null;
    }

    private ValueModel composed(Type type, Class<?> raw) {
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info != null || raw.isSealed()) {
            return choice(type, raw, info);
        }
        boolean isOfThePlatform = raw.isPrimitive() || raw.getName().startsWith("java");
        if (isOfThePlatform || raw.isInterface() || raw.isAnnotation() || Modifier.isAbstract(raw.getModifiers())) {
            throw new UnsupportedTypeException("type " + Types.name(type) + REMEDY);
        }
        ObjectValue known = objects.get(type);
        if (known != null) {
            if (open.contains(known)) {
                known.markRecursive();
            }
            return known;
        }
        ObjectValue object = new ObjectValue(raw.getSimpleName(), null);
        objects.put(type, object);
        try {
            complete(object, type);
        } catch (UnsupportedTypeException | UnfitDefaultException e) {
            // so that its next use is refused too
            objects.remove(type);
            throw e;
        }
        return object;
    }

    private void complete(ObjectValue object, Type type) {
        Blueprint blueprint = blueprints.of(type);
        open.add(object);
        try {
            properties.complete(object, type, blueprint);
        } finally {
            open.remove(object);
        }
    }

    private Choice choice(Type type, Class<?> raw, @Nullable JsonbTypeInfo info) {
        Choice known = choices.get(type);
        if (known != null) {
            if (open.contains(known)) {
                known.markRecursive();
            }
            return known;
        }
        String key = info == null ? "type" : info.key();
        Choice choice = new Choice(raw.getSimpleName(), key);
        choices.put(type, choice);
        open.add(choice);
        try {
            kinds(raw, info).forEach((alias, kind) -> {
                ObjectValue object = new ObjectValue(kind.getSimpleName(), new ObjectValue.Tag(key, alias));
                complete(object, kind);
                choice.add(alias, object);
            });
        } catch (UnsupportedTypeException | UnfitDefaultException e) {
            choices.remove(type);
            throw e;
        } finally {
            open.remove(choice);
        }
        return choice;
    }

    private static Map<String, Class<?>> kinds(Class<?> raw, @Nullable JsonbTypeInfo info) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        if (info == null) {
            collectPermitted(raw, kinds);
        } else {
            for (JsonbSubtype subtype : info.value()) {
                kinds.put(subtype.alias(), subtype.type());
            }
        }
        if (kinds.isEmpty() || kinds.values().stream().anyMatch(kind -> kind.getTypeParameters().length > 0)) {
            throw new UnsupportedTypeException("the kinds of " + raw.getSimpleName()
                    + " are not known. Permit only records without type parameters.");
        }
        return kinds;
    }

    private static void collectPermitted(Class<?> raw, Map<String, Class<?>> kinds) {
        for (Class<?> permitted : raw.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                collectPermitted(permitted, kinds);
            } else if (permitted.isRecord()) {
                kinds.put(permitted.getSimpleName(), permitted);
            } else {
                throw new UnsupportedTypeException("the sealed " + raw.getSimpleName() + " permits "
                        + permitted.getSimpleName() + ", which is no record. Permit only records.");
            }
        }
    }
}
