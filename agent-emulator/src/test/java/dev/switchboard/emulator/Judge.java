package dev.switchboard.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.JsonField;
import com.openai.core.ObjectMappers;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.realtime.RealtimeServerEvent;
import dev.switchboard.emulator.event.FrameListener;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Reads every event that the emulator sends with the official client's types: each must be of a known type, valid, and
 * without fields that the types do not have.
 */
final class Judge implements FrameListener {

    /** Fields that the service sends and the types lack, by the class in which they are missing. */
    private static final Set<String> KNOWN = Set.of(
            // recorded on every delta
            "ConversationItemInputAudioTranscriptionDeltaEvent.obfuscation",
            "ResponseAudioTranscriptDeltaEvent.obfuscation",
            "ResponseTextDeltaEvent.obfuscation",
            "ResponseFunctionCallArgumentsDeltaEvent.obfuscation",
            // recorded; the type of what clients ask for is used for what the service says of it
            "RealtimeSessionCreateRequest.object",
            "RealtimeSessionCreateRequest.id",
            "RealtimeSessionCreateRequest.expires_at");

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public void sent(String callId, String event) {
        // judged later: the client's types are slow to load, and an event loop must not wait for them
        sent.add(event);
    }

    /** What is wrong with the events so far. */
    List<String> complaints() {
        return sent.stream()
                .flatMap(event -> judge(event).stream().map(complaint -> complaint + " in " + event))
                .toList();
    }

    static List<String> judge(String event) {
        try {
            RealtimeServerEvent read = ObjectMappers.jsonMapper().readValue(event, RealtimeServerEvent.class);
            read.validate();
            List<String> unknown = new ArrayList<>();
            walk(read, unknown);
            return unknown;
        } catch (JsonProcessingException | OpenAIInvalidDataException e) {
            return List.of("invalid: " + e.getMessage());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void walk(Object value, List<String> unknown) throws IllegalAccessException {
        if (value instanceof Collection<?> many) {
            for (Object one : many) {
                walk(one, unknown);
            }
        } else if (value instanceof JsonField<?> field) {
            if (field.asKnown().isPresent()) {
                walk(field.asKnown().get(), unknown);
            }
        } else if (value.getClass().getName().startsWith("com.openai.models.")) {
            fields(value, unknown);
        }
    }

    private static void fields(Object value, List<String> unknown) throws IllegalAccessException {
        Class<?> type = value.getClass();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    || field.getType().getName().startsWith("kotlin.")) {
                continue;
            }
            field.setAccessible(true);
            Object inner = field.get(value);
            if (inner == null) {
                continue;
            }
            if (field.getName().equals("additionalProperties")
                    && !type.getSimpleName().equals("Metadata")) {
                ((Map<?, ?>) inner)
                        .keySet().stream()
                                .map(key -> type.getSimpleName() + "." + key)
                                .filter(name -> !KNOWN.contains(name))
                                .forEach(unknown::add);
            } else {
                walk(inner, unknown);
            }
        }
    }
}
