package dev.switchboard.it.kill;

import dev.switchboard.emulator.event.FrameListener;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the application has sent to the service, whichever of its processes did. */
final class Sent implements FrameListener {

    /** What stands in the list of messages for a response that was asked for. */
    private static final String RESPONSE = "";

    private final Set<String> answers = new ConcurrentSkipListSet<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void received(String callId, String message) {
        JsonObject event = new JsonObject(message);
        JsonObject item = event.getJsonObject("item");
        if (event.getString("type").equals("response.create")) {
            messages.add(RESPONSE);
        } else if (item != null && item.getString("type").equals("function_call_output")) {
            answers.add(item.getString("call_id") + " " + item.getString("output"));
        } else if (item != null) {
            messages.add(item.encode());
        }
    }

    /** The different answers to function calls. */
    Set<String> answers() {
        return Set.copyOf(answers);
    }

    /** Whether the model was told to call again what has no output, and made to respond to that. */
    boolean isAskedAgain() {
        return isRespondedTo("call it again now");
    }

    /** Whether the model was told what came of work that had been promised, and made to respond to that. */
    boolean isTold() {
        return isRespondedTo("Its result is: ");
    }

    private boolean isRespondedTo(String words) {
        return messages.stream().dropWhile(message -> !message.contains(words)).anyMatch(RESPONSE::equals);
    }
}
