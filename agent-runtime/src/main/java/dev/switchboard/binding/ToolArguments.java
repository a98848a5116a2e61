package dev.switchboard.binding;

import jakarta.json.JsonObject;
import java.util.List;

/** All arguments of a tool: their schema, and how they are read. Immutable. */
public final class ToolArguments {

    private static final int LONGEST = 64 * 1024;

    private final ObjectValue model;
    private final List<String> names;
    private final JsonObject schema;

    ToolArguments(List<Property> arguments) {
        this.model = new ObjectValue("arguments", null);
        this.model.complete(arguments, Construction.VALUES);
        this.names = arguments.stream().map(Property::name).toList();
        Definitions definitions = new Definitions();
        this.schema = definitions.addTo(model.schema(definitions)).build();
    }

    /** {@return the JSON Schema of the arguments, an object} */
    public JsonObject schema() {
        return schema;
    }

    /** {@return the arguments' names, in the order of the method's parameters} */
    public List<String> names() {
        return names;
    }

    /**
     * Reads the arguments as the model wrote them.
     *
     * @param json one JSON object; blank text is taken for an empty one
     * @param check looks at each object inside the arguments
     * @return the method's arguments, in order
     * @throws ArgumentsException with everything that is wrong
     */
    public Object[] read(String json, ObjectCheck check) throws ArgumentsException {
        if (json.length() > LONGEST) {
            throw new ArgumentsException("The arguments are longer than " + LONGEST + " characters. Say it shorter.");
        }
        Problems problems = new Problems(check);
        Object[] values = read(json.isBlank() ? "{}" : json, problems);
        if (problems.count() > 0) {
            throw new ArgumentsException(problems.toString(), values);
        }
        return values;
    }

    private Object[] read(String json, Problems problems) throws ArgumentsException {
        try {
            JsonInput in = new JsonInput(json, problems);
            Object[] values = model.readValues(in.next(), in);
            in.end();
            return values;
        } catch (UnreadableException e) {
            throw new ArgumentsException(problems.toString());
        } catch (MalformedException e) {
            throw malformed(e.position());
        }
    }

    private static ArgumentsException malformed(int position) {
        return new ArgumentsException("The arguments are not a JSON object: they cannot be read near character "
                + position + ". Send one object with the named arguments.");
    }
}
