package dev.switchboard.binding;

import org.jspecify.annotations.Nullable;

/**
 * A value of which only its own class tells what it is.
 *
 * @param writers know the writer of each class
 * @param declared the class that stands in the code; {@code Object} where that says nothing
 * @param asDeclared writes objects of just that class, whose type arguments it knows
 */
record DynamicWriter(
        ResultWriters writers, Class<?> declared, @Nullable ValueWriter asDeclared) implements ValueWriter {

    @Override
    public void write(Object value, JsonOutput out) {
        writer(value).write(value, out);
    }

    @Override
    public boolean isNothing(@Nullable Object value) {
        return value == null || writer(value).isNothing(value);
    }

    private ValueWriter writer(Object value) {
        return asDeclared != null && value.getClass() == declared ? asDeclared : writers.of(value.getClass());
    }
}
