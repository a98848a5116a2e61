package dev.switchboard.binding;

import dev.switchboard.api.ToolException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object with named properties: a record, a bean, or all arguments of a tool. Completed after it is made, because a
 * type may contain itself.
 */
final class ObjectValue implements ValueModel {

    private static final System.Logger LOG = System.getLogger(ObjectValue.class.getName());

    /** What a property is of which something is wrong, or that is missing. */
    static final Object UNREAD = new Object();

    private static final Object NOT_GIVEN = new Object();
    private static final int UNKNOWN = -1;
    private static final Object CHECKED = new Object();

    private final String name;
    private final @Nullable Tag tag;
    private Property[] properties = {};
    private final Map<String, Integer> indexes = new HashMap<>();

    /** The names that can be expected, in order, and an empty one behind the last. */
    private String[] expected = {};

    private Map<String, String> renamed = Map.of();
    private Construction construction = Construction.VALUES;
    private @Nullable JsonbValue whole;
    private boolean isRecursive;

    /**
     * The property that tells which of several kinds an object is.
     *
     * @param key its name
     * @param alias its value for this kind
     */
    record Tag(String key, String alias) {}

    /**
     * An object that is not complete yet.
     *
     * @param name its type's name, for a definition
     * @param tag what tells it from other kinds; {@code null} where there are none
     */
    ObjectValue(String name, @Nullable Tag tag) {
        this.name = name;
        this.tag = tag;
    }

    /** Completes an object that is made as its class's blueprint says. */
    void complete(List<Property> all, Blueprint blueprint) {
        complete(all, (Construction) blueprint);
        renamed = blueprint.renamed();
    }

    void complete(List<Property> all, Construction how) {
        properties = all.toArray(Property[]::new);
        expected = new String[properties.length + 1];
        expected[properties.length] = "";
        for (int i = 0; i < properties.length; i++) {
            indexes.put(properties[i].name(), i);
            expected[i] = JsonText.canBeExpected(properties[i].name()) ? properties[i].name() : "";
        }
        construction = how;
    }

    /** Completes an object of which JSON-B must make the whole, because only JSON-B knows one of its properties. */
    void completeByJsonb(List<Property> all, Type type, JsonbSettings settings) {
        complete(all, values -> CHECKED);
        whole = new JsonbValue(new Shape(this), type, settings);
    }

    /** The object as far as it is checked before JSON-B makes it. */
    private record Shape(ObjectValue object) implements ValueModel {

        @Override
        public JsonObjectBuilder schema(Definitions definitions) {
            return object.schema(definitions);
        }

        @Override
        public @Nullable Object read(Event event, JsonInput in) {
            return object.readProperties(event, in);
        }
    }

    void markRecursive() {
        isRecursive = true;
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return isRecursive ? definitions.reference(this, name, () -> body(definitions)) : body(definitions);
    }

    private JsonObjectBuilder body(Definitions definitions) {
        JsonObjectBuilder described = JsonTexts.PROVIDER.createObjectBuilder();
        JsonArrayBuilder required = JsonTexts.PROVIDER.createArrayBuilder();
        boolean hasRequired = tag != null;
        if (tag != null) {
            described.add(tag.key(), JsonTexts.PROVIDER.createObjectBuilder().add("const", tag.alias()));
            required.add(tag.key());
        }
        for (Property property : properties) {
            described.add(property.name(), property.schema(definitions));
            if (property.isRequired()) {
                required.add(property.name());
                hasRequired = true;
            }
        }
        JsonObjectBuilder schema = definitions.schema("object").add("properties", described);
        if (hasRequired) {
            schema.add("required", required);
        }
        return schema.add("additionalProperties", false);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        return whole != null ? whole.read(event, in) : readProperties(event, in);
    }

    private @Nullable Object readProperties(Event event, JsonInput in) {
        int before = in.problems().count();
        Object[] values = readValues(event, in);
        return in.problems().count() == before ? make(values, in.problems()) : null;
    }

    /** The values of the properties, in their order; of those with problems {@link #UNREAD}. */
    Object[] readValues(Event event, JsonInput in) {
        Object[] values = new Object[properties.length];
        if (event != Event.START_OBJECT) {
            in.mismatch("an object", event);
            Arrays.fill(values, UNREAD);
            return values;
        }
        Arrays.fill(values, NOT_GIVEN);
        int next = 0;
        // models mostly write the properties in the order of the schema, which saves looking for them
        in.expect(expected[next]);
        while (in.next() != Event.END_OBJECT) {
            boolean isExpected = in.isExpected();
            String given = isExpected ? expected[next] : in.text();
            int index = isExpected ? next : indexes.getOrDefault(given, UNKNOWN);
            next = index + 1;
            in.problems().enter(given);
            Event value = in.next();
            if (index != UNKNOWN && values[index] == NOT_GIVEN) {
                values[index] = read(properties[index], value, in);
            } else {
                refuse(given, index, in);
                in.skip(value);
                if (index != UNKNOWN) {
                    values[index] = UNREAD;
                }
            }
            in.problems().leave();
            in.expect(expected[next]);
        }
        fillIn(values, in.problems());
        return values;
    }

    private static @Nullable Object read(Property property, Event event, JsonInput in) {
        if (event == Event.VALUE_NULL && property.takesNull()) {
            return property.whenNull();
        }
        int before = in.problems().count();
        Object value = property.model().read(event, in);
        return in.problems().count() == before ? value : UNREAD;
    }

    private void refuse(String given, int index, JsonInput in) {
        if (index != UNKNOWN) {
            in.problems().add("is given twice");
        } else if (tag == null || !tag.key().equals(given)) {
            in.problems()
                    .add(
                            construction == Construction.VALUES
                                    ? "is no argument of this function, there are " + names()
                                    : "is no property here, there are " + names());
        }
    }

    private String names() {
        return properties.length == 0
                ? "none"
                : Arrays.stream(properties).map(Property::name).collect(Collectors.joining(", "));
    }

    private void fillIn(Object[] values, Problems problems) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == NOT_GIVEN) {
                if (properties[i].isRequired()) {
                    problems.enter(properties[i].name());
                    problems.add("is missing");
                    problems.leave();
                    values[i] = UNREAD;
                } else {
                    values[i] = properties[i].whenAbsent();
                }
            }
        }
    }

    private @Nullable Object make(Object[] values, Problems problems) {
        try {
            Object made = construction.make(values);
            if (made != values && made != CHECKED) {
                problems.check(made, renamed);
            }
            return made;
        } catch (ToolException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // the reason may be internal, and the values are the caller's: neither is told or logged as an error
            LOG.log(Level.DEBUG, () -> name + " refused its values", e);
            problems.add("has no acceptable value");
        }
        return null;
    }
}
