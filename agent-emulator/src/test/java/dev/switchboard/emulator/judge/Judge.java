package dev.switchboard.emulator.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.JsonField;
import com.openai.core.ObjectMappers;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeServerEvent;
import com.openai.models.realtime.RealtimeSessionCreateRequest;
import com.openai.models.realtime.calls.CallReferParams;
import com.openai.models.realtime.calls.CallRejectParams;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what goes over the wire with the official client's types: each text must be of a known type, valid, and without
 * fields that the types do not have.
 */
public final class Judge {

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

    private Judge() {}

    /** {@return what is wrong with an event of the service} */
    public static List<String> ofEvent(String event) {
        return judge(event, RealtimeServerEvent.class);
    }

    /** {@return what is wrong with a message of an application} */
    public static List<String> ofMessage(String message) {
        return judge(message, RealtimeClientEvent.class);
    }

    /** {@return what is wrong with the body of an application's request, by what it asks for} */
    public static List<String> ofRequest(String action, String body) {
        return switch (action) {
            case "accept" -> judge(body, RealtimeSessionCreateRequest.class);
            case "refer" -> judge(body, CallReferParams.Body.class);
            // the body is optional
            case "reject" -> body.isEmpty() ? List.of() : judge(body, CallRejectParams.Body.class);
            default -> body.isEmpty() || body.equals("{}") ? List.of() : List.of("has a body: " + body);
        };
    }

    /** {@return what an object of the client's has that its types do not} */
    public static List<String> unknown(Object read) {
        List<String> unknown = new ArrayList<>();
        try {
            walk(read, unknown);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return unknown;
    }

    private static List<String> judge(String text, Class<?> type) {
        try {
            Object read = ObjectMappers.jsonMapper().readValue(text, type);
            type.getMethod("validate").invoke(read);
            return unknown(read);
        } catch (JsonProcessingException e) {
            return List.of("invalid: " + e.getMessage());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OpenAIInvalidDataException invalid) {
                return List.of("invalid: " + invalid.getMessage());
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
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
