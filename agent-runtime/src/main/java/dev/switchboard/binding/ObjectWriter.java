package dev.switchboard.binding;

import jakarta.json.bind.JsonbException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record or a bean. Completed after it is made, because a type may contain itself. */
final class ObjectWriter implements ValueWriter {

    private Property[] properties = {};

    /**
     * A property of an object.
     *
     * @param first its name as JSON, with a colon, for the first property
     * @param next the same for those behind it, with a comma
     * @param getter takes its value from the object, {@code (Object)Object}
     * @param writer writes the value
     * @param isNillable whether it is written although it is nothing
     */
    record Property(String first, String next, MethodHandle getter, ValueWriter writer, boolean isNillable) {

        static Property of(String name, MethodHandle getter, ValueWriter writer, boolean isNillable) {
            String first = JsonOutput.quoted(name) + ":";
            return new Property(first, "," + first, getter, writer, isNillable);
        }

        @Nullable
        Object value(Object object) {
            try {
                return (Object) getter.invokeExact(object);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                throw new JsonbException("property " + first + " cannot be read", e);
            }
        }
    }

    void complete(List<Property> all) {
        properties = all.toArray(Property[]::new);
    }

    @Override
    public void write(Object value, JsonOutput out) {
        out.begin('{');
        boolean isFirst = true;
        for (Property property : properties) {
            Object content = property.value(value);
            boolean isNothing = property.writer().isNothing(content);
            if (isNothing && !property.isNillable()) {
                continue;
            }
            out.raw(isFirst ? property.first() : property.next());
            isFirst = false;
            if (isNothing) {
                out.raw("null");
            } else {
                property.writer().write(content, out);
            }
        }
        out.end('}');
    }
}
