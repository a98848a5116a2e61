package dev.switchboard.dialect.realtime;

import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ItemMissing;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.SessionExpired;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger.Level;
import java.util.List;

/** Reads what the service has to say against something. */
final class ErrorEvents {

    private static final System.Logger LOG = System.getLogger(ErrorEvents.class.getName());

    private ErrorEvents() {}

    static List<CallEvent> error(JsonObject event) {
        JsonObject error = event.getJsonObject("error");
        String code = text(error, "code");
        String about = text(error, "event_id");
        if (code.equals("conversation_already_has_active_response")) {
            return List.of(new ResponseRefused());
        }
        if (code.equals("session_expired")) {
            return List.of(new SessionExpired());
        }
        if (about.startsWith(ClientEvents.CHECK)) {
            return List.of(new ItemMissing(about.substring(ClientEvents.CHECK.length())));
        }
        if (code.contains("already_exists") && !about.isEmpty()) {
            return List.of(new ItemAcknowledged(about));
        }
        LOG.log(Level.WARNING, "the service reports {0}: {1}", code, text(error, "message"));
        return List.of();
    }

    private static String text(JsonObject error, String name) {
        return error.get(name) instanceof JsonString text ? text.getString() : "";
    }
}
