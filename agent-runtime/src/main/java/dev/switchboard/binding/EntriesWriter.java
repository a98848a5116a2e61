package dev.switchboard.binding;

import java.util.Map;

/** A map whose keys are texts, or what has a name. */
record EntriesWriter(ValueWriter element) implements ValueWriter {

    @Override
    public void write(Object value, JsonOutput out) {
        out.begin('{');
        boolean isFirst = true;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            if (!isFirst) {
                out.raw(',');
            }
            out.text(name(entry.getKey()));
            out.raw(':');
            element.writeElement(entry.getValue(), out);
            isFirst = false;
        }
        out.end('}');
    }

    private static String name(Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new JsonbOnlyException("a map's key is neither a text nor a constant");
    }
}
