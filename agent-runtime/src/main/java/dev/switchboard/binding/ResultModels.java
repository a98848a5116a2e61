package dev.switchboard.binding;

import dev.switchboard.binding.ObjectWriter.Property;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbNillable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the writer of a class and of all that its code says is inside it. Refuses whatever JSON-B may write in another
 * way than plainly; then JSON-B writes the whole result.
 */
final class ResultModels {

    private final JsonbSettings settings;
    private final ResultWriters writers;
    private final ResultProperties properties;
    private final DynamicWriter dynamic;
    private final Map<Type, ObjectWriter> objects = new HashMap<>();

    ResultModels(JsonbSettings settings, ResultWriters writers) {
        this.settings = settings;
        this.writers = writers;
        this.properties = new ResultProperties(settings);
        this.dynamic = new DynamicWriter(writers, Object.class, null);
    }

    /**
     * The writer of objects of a class.
     *
     * @throws JsonbOnlyException where JSON-B must write them
     */
    ValueWriter of(Class<?> type) {
        if (ZoneId.class.isAssignableFrom(type)) {
            return ScalarWriters.of(ZoneId.class);
        }
        ValueWriter found = simple(type, type, ResultFormat.NONE.with(settings));
        return found != null ? found : object(type);
    }

    /** The writer of a type as it stands in the code. */
    private ValueWriter declared(Type type, ResultFormat format) {
        Class<?> raw = Types.raw(type);
        ValueWriter found = simple(type, raw, format);
        if (found != null) {
            return found;
        }
        format.demandNoNumbers();
        if (raw == Object.class || (raw.isInterface() && raw != Path.class && !JsonValue.class.isAssignableFrom(raw))) {
            return dynamic;
        }
        if (raw.getName().startsWith("java")) {
            throw new JsonbOnlyException(raw + " is the platform's");
        }
        if (Modifier.isAbstract(raw.getModifiers())) {
            return dynamic;
        }
        if (!Modifier.isFinal(raw.getModifiers())) {
            return new DynamicWriter(writers, raw, object(type));
        }
        if (raw.isAnnotationPresent(JsonbNillable.class)) {
            throw new JsonbOnlyException("JSON-B lets " + raw + " decide whether a property with it is nillable");
        }
        return object(type);
    }

    /** The writer of what has no properties; {@code null} for objects. */
    private ValueWriter simple(Type type, Class<?> raw, ResultFormat format) {
        if (JsonValue.class.isAssignableFrom(raw)) {
            throw new JsonbOnlyException("JSON as it is");
        }
        ValueWriter scalar = format.scalar(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw == Optional.class) {
            return OptionalWriter.of(declared(Types.argument(type, 0), format));
        }
        Class<?> optional = OptionalWriter.number(raw);
        if (optional != null) {
            return OptionalWriter.ofNumber(raw, format.scalar(optional));
        }
        if (raw.isArray()) {
            format.demandNoNumbers();
            return new SequenceWriter(declared(raw.getComponentType(), format.ofElements(settings)), true);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            demandKnownArguments(type, raw);
            return new SequenceWriter(declared(Types.argument(type, 0), format.ofElements(settings)), false);
        }
        if (Map.class.isAssignableFrom(raw)) {
            format.demandNoNumbers();
            demandKnownArguments(type, raw);
            return map(Types.raw(Types.argument(type, 0)), Types.argument(type, 1), format);
        }
        return null;
    }

    private ValueWriter map(Class<?> key, Type value, ResultFormat format) {
        if (key != String.class && key != Object.class && !key.isEnum()) {
            throw new JsonbOnlyException("keys of " + key);
        }
        return new EntriesWriter(declared(value, format.ofElements(settings)));
    }

    /** JSON-B takes the first type argument for the element's, whatever the class makes of it. */
    private static void demandKnownArguments(Type type, Class<?> raw) {
        if (type instanceof Types.Parameterized && !raw.getName().startsWith("java.util.")) {
            throw new JsonbOnlyException("the type arguments of " + raw);
        }
        if (JsonbAnnotations.areOn(raw)) {
            throw new JsonbOnlyException(raw + " is annotated");
        }
    }

    private ObjectWriter object(Type type) {
        ObjectWriter known = objects.get(type);
        if (known != null) {
            return known;
        }
        Class<?> raw = Types.raw(type);
        if (raw.getName().startsWith("java") || Proxy.isProxyClass(raw)) {
            throw new JsonbOnlyException(raw + " is the platform's");
        }
        ObjectWriter writer = new ObjectWriter();
        objects.put(type, writer);
        Map<TypeVariable<?>, Type> variables = Types.variables(type);
        List<Property> all = new ArrayList<>();
        for (ResultProperty property : properties.of(raw)) {
            all.add(property(property, variables));
        }
        writer.complete(all);
        return writer;
    }

    private Property property(ResultProperty property, Map<TypeVariable<?>, Type> variables) {
        Types.demandPlainVariables(property.type(), variables);
        Type type = Types.resolve(property.type(), variables);
        ResultFormat format = ResultFormat.of(property, settings);
        ValueWriter writer = declared(type, format);
        boolean isNillable = property.isNillable();
        if (isNillable != settings.isNillable() && isOfObjects(writer)) {
            throw new JsonbOnlyException(
                    "JSON-B lets the class of " + property.name() + " decide whether it is nillable");
        }
        return Property.of(property.jsonName(), property.handle(), writer, isNillable);
    }

    private static boolean isOfObjects(ValueWriter writer) {
        return writer instanceof ObjectWriter
                || writer instanceof DynamicWriter
                || (writer instanceof OptionalWriter optional && isOfObjects(optional.content()));
    }
}
