package dev.switchboard.binding;

import java.lang.reflect.Array;
import java.util.Collection;

/** A collection or an array. */
record SequenceWriter(ValueWriter element, boolean isArray) implements ValueWriter {

    @Override
    public void write(Object value, JsonOutput out) {
        out.begin('[');
        if (isArray) {
            int length = Array.getLength(value);
            for (int i = 0; i < length; i++) {
                writeElement(Array.get(value, i), i == 0, out);
            }
        } else {
            boolean isFirst = true;
            for (Object each : (Collection<?>) value) {
                writeElement(each, isFirst, out);
                isFirst = false;
            }
        }
        out.end(']');
    }

    private void writeElement(Object each, boolean isFirst, JsonOutput out) {
        if (!isFirst) {
            out.raw(',');
        }
        element.writeElement(each, out);
    }
}
