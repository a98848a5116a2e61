package dev.switchboard.call;

import dev.switchboard.api.CallRecord.Speaker;
import java.util.Objects;
import java.util.Optional;

/** Something about a call that is worth keeping. */
public sealed interface Note {

    /**
     * Something that was said, as the service transcribed it.
     *
     * @param itemId the service's id of the conversation item, unique within the call
     * @param speaker who
     * @param text the words
     */
    record Turn(String itemId, Speaker speaker, String text) implements Note {
        public Turn {
            Objects.requireNonNull(itemId, "itemId");
            Objects.requireNonNull(speaker, "speaker");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A key that the caller pressed.
     *
     * @param key one of {@code 0-9 * # A-D}
     */
    record Digit(String key) implements Note {}

    /**
     * The caller spoke while the agent did.
     *
     * @param itemId the item of which the caller did not hear the end
     * @param heardMillis how much of it was heard
     */
    record Interruption(String itemId, long heardMillis) implements Note {}

    /**
     * A response ended.
     *
     * @param responseId the response
     * @param status the service's word for how: {@code completed}, {@code cancelled}, {@code failed}, {@code incomplete}
     * @param usage the tokens that it took, where the service tells
     */
    record ResponseEnded(String responseId, String status, Optional<Usage> usage) implements Note {}

    /**
     * The tokens that a response took, by kind; see the service's price list.
     *
     * @param inputText text read, cached included
     * @param inputAudio audio heard, cached included
     * @param cachedText text read again at the lower price
     * @param cachedAudio audio heard again at the lower price
     * @param outputText text written
     * @param outputAudio audio spoken
     */
    record Usage(
            long inputText, long inputAudio, long cachedText, long cachedAudio, long outputText, long outputAudio) {}

    /**
     * Something happened to the call itself.
     *
     * @param kind what, one word of those that docs/reference/ledger.md lists, as in {@code attached}
     * @param detail more about it, without anything personal; may be empty
     */
    record Moment(String kind, String detail) implements Note {}
}
