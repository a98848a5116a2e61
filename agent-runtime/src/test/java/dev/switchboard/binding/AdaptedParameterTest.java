package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An adapter on a tool's parameter, where JSON-B itself does not look. */
class AdaptedParameterTest {

    public static class Minutes implements JsonbAdapter<Duration, Integer> {
        @Override
        public Integer adaptToJson(Duration duration) {
            return Math.toIntExact(duration.toMinutes());
        }

        @Override
        public Duration adaptFromJson(Integer minutes) {
            if (minutes < 0) {
                throw new IllegalArgumentException("internal");
            }
            if (minutes == 0) {
                throw new ToolException("take your time");
            }
            return Duration.ofMinutes(minutes);
        }
    }

    public record Span(int hours, int minutes) {}

    public static class Spans implements JsonbAdapter<Duration, Span> {
        @Override
        public Span adaptToJson(Duration duration) {
            return new Span(duration.toHoursPart(), duration.toMinutesPart());
        }

        @Override
        public Duration adaptFromJson(Span span) {
            return Duration.ofHours(span.hours()).plusMinutes(span.minutes());
        }
    }

    @SuppressWarnings("rawtypes")
    public static class Raw implements JsonbAdapter {
        @Override
        public Object adaptToJson(Object value) {
            return value;
        }

        @Override
        public Object adaptFromJson(Object value) {
            return value;
        }
    }

    public static class Tools {
        public void wait(
                @ToolParam("how long") @Max(90) @JsonbTypeAdapter(Minutes.class) Duration time,
                @ToolParam(required = false) @JsonbTypeAdapter(Spans.class) @Nullable Duration more) {}

        public void raw(@JsonbTypeAdapter(Raw.class) Duration time) {}

        public void defaulted(@ToolParam(defaultValue = "5") @JsonbTypeAdapter(Minutes.class) Duration time) {}
    }

    private final List<String> complaints = new ArrayList<>();

    private ToolArguments arguments(String method) {
        return new Binding()
                .arguments(
                        Tools.class,
                        Arrays.stream(Tools.class.getMethods())
                                .filter(each ->
                                        each.getName().equals(method) && each.getDeclaringClass() == Tools.class)
                                .findFirst()
                                .orElseThrow(),
                        (code, message) -> complaints.add(code + " " + message));
    }

    @Test
    void describesWhatTheAdapterMakesOfIt() {
        assertThat(arguments("wait").schema().getJsonObject("properties")).hasToString("""
            {"time":{"type":"integer","maximum":90,"description":"how long"},\
            "more":{"type":"object","properties":{"hours":{"type":"integer"},"minutes":{"type":"integer"}},\
            "required":["hours","minutes"],"additionalProperties":false}}\
            """);
    }

    @Test
    void letsTheAdapterMakeTheArgument() throws Exception {
        assertThat(arguments("wait").read("{\"time\":90,\"more\":{\"hours\":1,\"minutes\":5}}", ObjectCheck.NONE))
                .containsExactly(Duration.ofMinutes(90), Duration.ofMinutes(65));
        assertThat(arguments("wait").read("{\"time\":90}", ObjectCheck.NONE))
                .containsExactly(Duration.ofMinutes(90), null);
        assertThat(complaints).isEmpty();
    }

    @Test
    void tellsWhatTheAdapterCannotBeGivenAndWhatItRefuses() {
        Map.of(
                        "{\"time\":\"soon\"}",
                        "time: must be a whole number, but is the text \"soon\"",
                        "{\"time\":0}",
                        "time: take your time",
                        "{\"time\":-1}",
                        "time: has no acceptable value")
                .forEach((json, message) -> assertThatExceptionOfType(ArgumentsException.class)
                        .isThrownBy(() -> arguments("wait").read(json, ObjectCheck.NONE))
                        .withMessage(message));
    }

    @Test
    void refusesAnAdapterThatDoesNotSayWhatItMakes() {
        arguments("raw");
        assertThat(complaints)
                .containsExactly(
                        "SWB-1007 parameter 'time': the adapter Raw does not say what it makes a value of. Declare"
                                + " both types of its JsonbAdapter.");
    }

    @Test
    void refusesADefaultBesideAnAdapter() {
        arguments("defaulted");
        assertThat(complaints)
                .containsExactly("SWB-1007 parameter 'time': a parameter cannot have both a default value and a JSON-B"
                        + " adapter. Use required = false, and make the default in the method.");
    }
}
