package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.timeline.Moment.Frame;
import dev.switchboard.emulator.timeline.Moment.Happened;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a line of JSON: {@code at} (milliseconds since the call began), {@code time}, {@code event} (the event's
 * name) and each of the event's parts under its own name. What went over sidebands are the events {@code FrameSent} (by
 * the service) and {@code FrameReceived}. Durations are milliseconds. Parts that are JSON themselves, such as frames,
 * arguments and outputs, stay text, as they were on the wire.
 */
final class JsonLine {

    private JsonLine() {}

    static String of(Moment moment) {
        JsonObject line = new JsonObject()
                .put("at", moment.since().toMillis())
                .put("time", moment.time().toString());
        if (moment instanceof Happened happened) {
            line.put("event", happened.event().getClass().getSimpleName());
            parts(line, happened.event());
        } else if (moment instanceof Frame frame) {
            line.put("event", frame.toApplication() ? "FrameSent" : "FrameReceived")
                    .put("callId", frame.callId())
                    .put("text", frame.text());
        }
        return line.encode();
    }

    private static void parts(JsonObject json, Object event) {
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            try {
                json.put(part.getName(), plain(part.getAccessor().invoke(event)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(part + " of an event cannot be read", e);
            }
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Duration duration) {
            return duration.toMillis();
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, element) -> object.put(String.valueOf(key), plain(element)));
            return object;
        }
        if (value instanceof Record) {
            JsonObject object = new JsonObject();
            parts(object, value);
            return object;
        }
        return value.toString();
    }

    /** JSON over several lines, or other text as it is. */
    static String pretty(String json) {
        try {
            Object value = Json.decodeValue(json);
            return value instanceof JsonObject object
                    ? object.encodePrettily()
                    : value instanceof JsonArray array ? array.encodePrettily() : json;
        } catch (DecodeException e) {
            return json;
        }
    }
}
