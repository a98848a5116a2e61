package dev.switchboard.binding;

import dev.switchboard.api.ToolParam;
import dev.switchboard.binding.Blueprint.Member;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.lang.reflect.Type;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the properties of objects and the arguments of tools. */
final class PropertyModels {

    private static final String DEFAULT = "##default";

    private final JsonbSettings settings;
    private final Models models;

    PropertyModels(JsonbSettings settings, Models models) {
        this.settings = settings;
        this.models = models;
    }

    void complete(ObjectValue object, Type type, Blueprint blueprint) {
        List<Property> properties = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean byJsonb = false;
        boolean hasDefault = false;
        for (Member member : blueprint.members()) {
            ToolParam param = member.site().annotation(ToolParam.class);
            if (param != null && !param.name().isEmpty()) {
                throw new UnsupportedTypeException("property '" + member.name() + "' of " + Types.name(type)
                        + " has a @ToolParam(name = ...). Name it with @JsonbProperty, which holds for results too.");
            }
            if (!names.add(member.name())) {
                throw new UnsupportedTypeException(Types.name(type) + " has two properties named '" + member.name()
                        + "'. Name one with @JsonbProperty.");
            }
            ValueModel byJsonbOnly = byJsonbOnly(member.site());
            byJsonb |= byJsonbOnly != null;
            Property property = property(member, byJsonbOnly);
            hasDefault |= property.defaultValue() != null;
            properties.add(property);
        }
        if (byJsonb && hasDefault) {
            throw new UnsupportedTypeException(
                    Types.name(type) + " has a default value, and a property with a JSON-B adapter, deserialiser or"
                            + " format, which excludes it. Put the annotation on the property's type.");
        }
        if (byJsonb) {
            object.completeByJsonb(properties, type, settings);
        } else {
            object.complete(properties, blueprint);
        }
    }

    private Property property(Member member, @Nullable ValueModel byJsonbOnly) {
        Site site = member.site();
        ValueModel model = byJsonbOnly != null ? byJsonbOnly : model(site);
        boolean isPrimitive = Types.raw(site.type()).isPrimitive();
        Object empty = isPrimitive ? Construction.KEEP : empty(Types.raw(site.type()));
        Object absent = member.setter() == null ? empty : Construction.KEEP;
        Property property = property(member.name(), site, model, absent, empty);
        if (isPrimitive && member.setter() == null && !property.isRequired() && property.defaultValue() == null) {
            throw new UnsupportedTypeException("property '" + member.name() + "' is not required, but a "
                    + Types.name(site.type()) + " cannot be left out. Use its boxed type or a defaultValue.");
        }
        return property;
    }

    /**
     * An argument of a tool.
     *
     * @throws UnsupportedTypeException where its type cannot be described
     * @throws UnfitDefaultException where its default value is not of its type
     */
    Property argument(String name, Site site) {
        Object empty = empty(Types.raw(site.type()));
        return property(name, site, argumentModel(site), empty, empty);
    }

    private ValueModel argumentModel(Site site) {
        JsonbTypeAdapter adapter = site.annotation(JsonbTypeAdapter.class);
        if (adapter != null) {
            return adapted(site, adapter.value());
        }
        if (byJsonbOnly(site) != null) {
            throw new UnsupportedTypeException("a parameter cannot have a JSON-B deserialiser, or a format of JSON-B's"
                    + " but a date pattern. Put it on the parameter's type, or on a component of a record.");
        }
        return model(site);
    }

    @SuppressWarnings("rawtypes") // that is how the annotation declares it
    private ValueModel adapted(Site site, Class<? extends JsonbAdapter> adapter) {
        Type simpler = JsonbSettings.adaptedBy(adapter);
        if (simpler == Object.class) {
            throw new UnsupportedTypeException("the adapter " + Types.name(adapter)
                    + " does not say what it makes a value of. Declare" + " both types of its JsonbAdapter.");
        }
        ToolParam param = site.annotation(ToolParam.class);
        if (param != null && !param.defaultValue().isEmpty()) {
            throw new UnsupportedTypeException("a parameter cannot have both a default value and a JSON-B adapter. Use"
                    + " required = false, and make the default in the method.");
        }
        return new AdaptedValue(models.of(site.withType(simpler)), adapter);
    }

    private static Property property(
            String name, Site site, ValueModel model, @Nullable Object absent, @Nullable Object empty) {
        ToolParam param = site.annotation(ToolParam.class);
        DefaultValue defaultValue = param == null || param.defaultValue().isEmpty()
                ? null
                : DefaultValue.of(name, param.defaultValue(), model);
        boolean isRequired =
                (param == null || param.required()) && defaultValue == null && empty(Types.raw(site.type())) == null;
        return new Property(
                name,
                model,
                described(
                        param == null ? "" : param.value(),
                        model.phrase(),
                        Constraints.of(site.annotations()).phrase()),
                isRequired,
                isNillable(site),
                defaultValue,
                absent,
                empty);
    }

    /** On a class or package the annotation is about writing; on a property it also claims that null means something. */
    @SuppressWarnings("deprecation") // applications written for JSON-B 2 say it in @JsonbProperty
    private static boolean isNillable(Site site) {
        JsonbProperty property = site.annotation(JsonbProperty.class);
        JsonbNillable nillable = site.annotation(JsonbNillable.class);
        boolean isClaimed = (property != null && property.nillable()) || (nillable != null && nillable.value());
        return isClaimed && !Types.raw(site.type()).isPrimitive();
    }

    private static String described(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private ValueModel model(Site site) {
        ValueModel byPattern = byDatePattern(site);
        return byPattern != null ? byPattern : models.of(site);
    }

    private @Nullable ValueModel byDatePattern(Site site) {
        Class<?> raw = Types.raw(site.type());
        JsonbDateFormat format = site.inheritedAnnotation(JsonbDateFormat.class);
        String pattern = format != null ? format.value() : settings.dateFormat();
        if (pattern == null || !TemporalAccessor.class.isAssignableFrom(raw) || raw.isEnum()) {
            return null;
        }
        Locale locale = format == null || format.locale().equals(DEFAULT)
                ? settings.locale()
                : Locale.forLanguageTag(format.locale());
        return WrittenValues.of(raw, pattern, locale);
    }

    /** The model of what the JSON looks like, where only JSON-B knows what to make of it; otherwise {@code null}. */
    private @Nullable ValueModel byJsonbOnly(Site site) {
        JsonbTypeAdapter adapter = site.annotation(JsonbTypeAdapter.class);
        if (adapter != null) {
            return models.shape(site, JsonbSettings.adaptedBy(adapter.value()));
        }
        if (site.annotation(JsonbTypeDeserializer.class) != null) {
            return new Anything();
        }
        Class<?> raw = Types.raw(site.type());
        boolean isNumber = Number.class.isAssignableFrom(raw) || (raw.isPrimitive() && raw != boolean.class);
        JsonbNumberFormat numbers = site.inheritedAnnotation(JsonbNumberFormat.class);
        if (isNumber && numbers != null) {
            return byNumberPattern(numbers);
        }
        boolean isDate = TemporalAccessor.class.isAssignableFrom(raw) && !raw.isEnum();
        boolean hasPattern = site.inheritedAnnotation(JsonbDateFormat.class) != null || settings.dateFormat() != null;
        return isDate && hasPattern && byDatePattern(site) == null ? new Anything() : null;
    }

    private ValueModel byNumberPattern(JsonbNumberFormat format) {
        Locale locale = format.locale().equals(DEFAULT) ? settings.locale() : Locale.forLanguageTag(format.locale());
        DecimalFormat numbers = (DecimalFormat) NumberFormat.getInstance(locale);
        try {
            numbers.applyPattern(format.value());
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTypeException("'" + format.value() + "' is no number format: " + e.getMessage()
                    + ". See java.text.DecimalFormat.");
        }
        return new Described(
                new Text(Constraints.NONE), "written as " + format.value() + ", such as " + numbers.format(1234.5));
    }

    /** What a value is that may be absent by its very type; {@code null} for all others. */
    private static @Nullable Object empty(Class<?> raw) {
        if (raw == Optional.class) {
            return Optional.empty();
        }
        if (raw == OptionalInt.class) {
            return OptionalInt.empty();
        }
        if (raw == OptionalLong.class) {
            return OptionalLong.empty();
        }
        return raw == OptionalDouble.class ? OptionalDouble.empty() : null;
    }
}
