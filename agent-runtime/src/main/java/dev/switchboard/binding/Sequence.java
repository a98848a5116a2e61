package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list, a set or an array. */
record Sequence(ValueModel element, Function<List<Object>, Object> finish, Constraints constraints)
        implements ValueModel {

    /** Whether a type is a collection that can be made here. */
    static boolean isCollection(Class<?> type) {
        return type == List.class || type == Collection.class || type == Iterable.class || type == Set.class;
    }

    static Sequence collection(Class<?> type, ValueModel element, Constraints constraints) {
        Function<List<Object>, Object> finish = type == Set.class ? LinkedHashSet::new : elements -> elements;
        return new Sequence(element, finish, constraints);
    }

    static Sequence array(Class<?> elementType, ValueModel element, Constraints constraints) {
        return new Sequence(element, elements -> toArray(elementType, elements), constraints);
    }

    private static Object toArray(Class<?> elementType, List<Object> elements) {
        Object array = Array.newInstance(elementType, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return constraints.items(definitions.schema("array").add("items", element.schema(definitions)));
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.START_ARRAY) {
            return in.mismatch("an array", event);
        }
        Problems problems = in.problems();
        int before = problems.count();
        List<Object> elements = new ArrayList<>();
        int index = 0;
        for (Event next = in.next(); next != Event.END_ARRAY; next = in.next()) {
            problems.enter(index++);
            elements.add(element.read(next, in));
            problems.leave();
        }
        return problems.count() == before ? finish.apply(elements) : null;
    }
}
