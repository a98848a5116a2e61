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
     * @param name its name, a colon behind it, as JSON
     * @param getter takes its value from the object, {@code (Object)Object}
     * @param writer writes the value
     * @param isNillable whether it is written although it is nothing
     */
    record Property(String name, MethodHandle getter, ValueWriter writer, boolean isNillable) {

        @Nullable
        Object of(Object object) {
            try {
                return (Object) getter.invokeExact(object);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                throw new JsonbException("property " + name + " cannot be read", e);
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
            Object content = property.of(value);
            boolean isNothing = property.writer().isNothing(content);
            if (isNothing && !property.isNillable()) {
                continue;
            }
            if (!isFirst) {
                out.raw(',');
            }
            isFirst = false;
            out.raw(property.name());
            if (isNothing) {
                out.raw("null");
            } else {
                property.writer().write(content, out);
            }
        }
        out.end('}');
    }
}
