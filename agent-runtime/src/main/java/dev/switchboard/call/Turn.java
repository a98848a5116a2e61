package dev.switchboard.call;

import dev.switchboard.api.CallRecord.Speaker;
import java.util.Objects;

/**
 * Something that was said, as the service transcribed it.
 *
 * @param itemId the service's id of the conversation item, unique within the call
 * @param speaker who
 * @param text the words
 */
public record Turn(String itemId, Speaker speaker, String text) {

    public Turn {
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(speaker, "speaker");
        Objects.requireNonNull(text, "text");
    }
}
