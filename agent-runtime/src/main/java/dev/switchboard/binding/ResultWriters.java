package dev.switchboard.binding;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The writer of each class of which there was a result, made when the first of them is written. */
final class ResultWriters {

    private static final System.Logger LOG = System.getLogger(ResultWriters.class.getName());

    private final JsonbSettings settings;
    private final Map<Class<?>, ValueWriter> writers = new ConcurrentHashMap<>();

    ResultWriters(JsonbSettings settings) {
        this.settings = settings;
    }

    /** The writer of objects of a class; it may refuse to write any. */
    ValueWriter of(Class<?> type) {
        ValueWriter known = writers.get(type);
        return known != null ? known : writers.computeIfAbsent(type, this::make);
    }

    private ValueWriter make(Class<?> type) {
        try {
            if (!settings.isPlainForWriting()) {
                throw new JsonbOnlyException("the application's own configuration");
            }
            return new ResultModels(settings, this).of(type);
        } catch (JsonbOnlyException e) {
            LOG.log(Level.DEBUG, "JSON-B writes results of {0}: {1}", type, e.getMessage());
            return (value, out) -> {
                throw e;
            };
        }
    }
}
