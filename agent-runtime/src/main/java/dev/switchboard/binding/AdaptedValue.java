package dev.switchboard.binding;

import dev.switchboard.api.ToolException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.stream.JsonParser.Event;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that an adapter makes of a simpler one, on a parameter, where JSON-B itself does not look. */
final class AdaptedValue implements ValueModel {

    private static final System.Logger LOG = System.getLogger(AdaptedValue.class.getName());

    private final ValueModel shape;
    private final Class<? extends JsonbAdapter<?, ?>> type;
    private volatile @Nullable JsonbAdapter<Object, Object> adapter;

    /**
     * @param shape the simpler value
     * @param type the adapter's class
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // that is how the annotation declares it
    AdaptedValue(ValueModel shape, Class<? extends JsonbAdapter> type) {
        this.shape = shape;
        this.type = (Class<? extends JsonbAdapter<?, ?>>) type;
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return shape.schema(definitions);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        Problems problems = in.problems();
        int before = problems.count();
        Object simpler = shape.read(event, in);
        return problems.count() == before && simpler != null ? adapt(simpler, problems) : null;
    }

    private @Nullable Object adapt(Object simpler, Problems problems) {
        try {
            Object value = adapter().adaptFromJson(simpler);
            if (value != null) {
                problems.check(value, Map.of());
                return value;
            }
        } catch (ToolException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        } catch (Exception e) {
            // the reason may be internal, and the value is the caller's: neither is told or logged as an error
            LOG.log(Level.DEBUG, "an adapter made nothing of an argument", e);
        }
        problems.add("has no acceptable value");
        return null;
    }

    /** Made when it is first needed: while a deployment is checked there is nothing to inject into it yet. */
    @SuppressWarnings("unchecked") // the shape was made for just this adapter
    private JsonbAdapter<Object, Object> adapter() throws ReflectiveOperationException {
        JsonbAdapter<Object, Object> known = adapter;
        if (known == null) {
            known = (JsonbAdapter<Object, Object>) make();
            adapter = known;
        }
        return known;
    }

    /** With what it wants injected, as JSON-B makes one. */
    private JsonbAdapter<?, ?> make() throws ReflectiveOperationException {
        CDI<Object> cdi;
        try {
            cdi = CDI.current();
        } catch (IllegalStateException e) {
            // no container, as in a plain unit test
            return type.getDeclaredConstructor().newInstance();
        }
        return new Unmanaged<>(cdi.getBeanManager(), type)
                .newInstance()
                .produce()
                .inject()
                .postConstruct()
                .get();
    }

    @Override
    public String phrase() {
        return shape.phrase();
    }

    @Override
    public boolean isText() {
        return shape.isText();
    }
}
