package dev.switchboard.binding;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.bind.serializer.JsonbDeserializer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the application's {@code JsonbConfig} says, as far as a model must know it. */
final class JsonbSettings {

    private final JsonbConfig config;
    private final PropertyNamingStrategy naming;
    private @Nullable Jsonb jsonb;
    private final Map<Type, Type> adapted = new HashMap<>();
    private final Map<Type, Type> deserialised = new HashMap<>();

    JsonbSettings(JsonbConfig config) {
        this.config = config;
        this.naming = PropertyNames.strategy(
                config.getProperty(JsonbConfig.PROPERTY_NAMING_STRATEGY).orElse(PropertyNamingStrategy.IDENTITY));
        for (JsonbAdapter<?, ?> adapter : get(JsonbConfig.ADAPTERS, JsonbAdapter[].class, new JsonbAdapter<?, ?>[0])) {
            Map<TypeVariable<?>, Type> variables = Types.variables(adapter.getClass());
            adapted.put(argument(JsonbAdapter.class, 0, variables), argument(JsonbAdapter.class, 1, variables));
        }
        for (JsonbDeserializer<?> deserialiser :
                get(JsonbConfig.DESERIALIZERS, JsonbDeserializer[].class, new JsonbDeserializer<?>[0])) {
            Type type = argument(JsonbDeserializer.class, 0, Types.variables(deserialiser.getClass()));
            deserialised.put(type, type);
        }
    }

    /** Made when it is first needed: it looks for CDI, which is not there yet while a deployment is checked. */
    synchronized Jsonb jsonb() {
        if (jsonb == null) {
            jsonb = JsonbBuilder.create(config);
        }
        return jsonb;
    }

    /** What an adapter class makes of a value before it is written; {@code Object} where its author does not say. */
    static Type adaptedBy(Class<?> adapter) {
        return argument(JsonbAdapter.class, 1, Types.variables(adapter));
    }

    /** The type that an adapter of the configuration's writes for a type; {@code null} for no adapter. */
    @Nullable
    Type adapted(Type type) {
        return adapted.get(type);
    }

    boolean hasDeserialiser(Type type) {
        return deserialised.containsKey(type);
    }

    @Nullable
    String dateFormat() {
        return get(JsonbConfig.DATE_FORMAT, String.class, null);
    }

    Locale locale() {
        return get(JsonbConfig.LOCALE, Locale.class, Locale.getDefault());
    }

    /** The name in JSON of a property that has none of its own. */
    String name(String property) {
        return naming.translateName(property);
    }

    boolean isVisible(Field field) {
        PropertyVisibilityStrategy strategy = visibility(field.getDeclaringClass());
        return strategy == null ? Modifier.isPublic(field.getModifiers()) : strategy.isVisible(field);
    }

    boolean isVisible(Method method) {
        PropertyVisibilityStrategy strategy = visibility(method.getDeclaringClass());
        return strategy == null ? Modifier.isPublic(method.getModifiers()) : strategy.isVisible(method);
    }

    /** Whether something else than {@code public} says what of a class is seen. */
    boolean hasVisibility(Class<?> type) {
        return visibility(type) != null;
    }

    /** Whether what is nothing is written too. */
    boolean isNillable() {
        return get(JsonbConfig.NULL_VALUES, Boolean.class, false);
    }

    /** Whether properties are written from Z to A. */
    boolean isOrderReversed() {
        return PropertyOrderStrategy.REVERSE.equals(get(JsonbConfig.PROPERTY_ORDER_STRATEGY, String.class, ""));
    }

    /** Whether all that the configuration says about writing is known here. */
    boolean isPlainForWriting() {
        return config.getAsMap().entrySet().stream().allMatch(JsonbSettings::isPlain);
    }

    private static boolean isPlain(Map.Entry<String, Object> setting) {
        return switch (setting.getKey()) {
            case JsonbConfig.NULL_VALUES,
                    JsonbConfig.PROPERTY_NAMING_STRATEGY,
                    JsonbConfig.PROPERTY_VISIBILITY_STRATEGY,
                    JsonbConfig.DATE_FORMAT,
                    JsonbConfig.LOCALE,
                    JsonbConfig.ENCODING,
                    JsonbConfig.DESERIALIZERS,
                    JsonbConfig.CREATOR_PARAMETERS_REQUIRED -> true;
            case JsonbConfig.PROPERTY_ORDER_STRATEGY -> !PropertyOrderStrategy.ANY.equals(setting.getValue());
            case JsonbConfig.FORMATTING, JsonbConfig.STRICT_IJSON -> Boolean.FALSE.equals(setting.getValue());
            default -> false;
        };
    }

    private @Nullable PropertyVisibilityStrategy visibility(Class<?> type) {
        JsonbVisibility own = type.getAnnotation(JsonbVisibility.class);
        if (own == null && type.getPackage() != null) {
            own = type.getPackage().getAnnotation(JsonbVisibility.class);
        }
        if (own == null) {
            return get(JsonbConfig.PROPERTY_VISIBILITY_STRATEGY, PropertyVisibilityStrategy.class, null);
        }
        try {
            return own.value().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedTypeException(
                    "@JsonbVisibility of " + Types.name(type) + " needs a public constructor without parameters.");
        }
    }

    private <T> T get(String name, Class<T> type, @Nullable T otherwise) {
        Optional<Object> value = config.getProperty(name);
        return type.isInstance(value.orElse(null)) ? type.cast(value.get()) : otherwise;
    }

    private static Type argument(Class<?> type, int index, Map<TypeVariable<?>, Type> variables) {
        return variables.getOrDefault(type.getTypeParameters()[index], Object.class);
    }
}
