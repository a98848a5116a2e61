package dev.switchboard.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** Settings without a container: the defaults where nothing is asked for, and no words of the deployment's. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
public final class AnsweringTestSettings {

    private final Map<String, String> values = new HashMap<>();
    private final AnsweringSettings answering = new AnsweringSettings();

    public AnsweringTestSettings() {
        answering.config = new MapConfig(values);
        answering.model = "gpt-realtime-2.1";
        answering.voice = "marin";
        answering.region = Optional.empty();
        answering.disclosure = Optional.empty();
        answering.readBackInstructions = Optional.empty();
        answering.emergencyInstructions = Optional.empty();
    }

    public AnsweringTestSettings put(String key, String value) {
        values.put(key, value);
        return this;
    }

    public void disclosure(String words) {
        answering.disclosure = Optional.of(words);
    }

    public void readBackInstructions(String text) {
        answering.readBackInstructions = Optional.of(text);
    }

    public void emergencyInstructions(String text) {
        answering.emergencyInstructions = Optional.of(text);
    }

    public void region(String code) {
        answering.region = Optional.of(code);
    }

    public AnsweringTestSettings limits(int calls, int perCaller, int perHour, int withheldPerHour) {
        answering.mostCalls = calls;
        answering.mostCallsPerCaller = perCaller;
        answering.mostCallsPerHour = perHour;
        answering.mostWithheldCallsPerHour = withheldPerHour;
        return this;
    }

    public AnsweringSettings answering() {
        return answering;
    }

    private record MapConfig(Map<String, String> values) implements Config {

        @Override
        public <T> T getValue(String name, Class<T> type) {
            return getOptionalValue(name, type).orElseThrow();
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.ofNullable(values.get(name)).map(type::cast);
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }
}
