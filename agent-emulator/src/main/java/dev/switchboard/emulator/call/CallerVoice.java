package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.fault.Fault.Place;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the service hears of the caller: speech by voice activity detection, and silence. */
final class CallerVoice {

    private static final JsonObject UNINTELLIGIBLE = new JsonObject()
            .put("type", "transcription_error")
            .put("code", "audio_unintelligible")
            .put("message", "The audio could not be transcribed.")
            .putNull("param");

    /** How the words of a turn become known, while the model answers already. */
    record Transcription(List<JsonObject> deltas, JsonObject completed) {}

    private final EmulatedCall call;
    private final Session session;
    private final Conversation conversation;
    private final AudioClock clock;
    private final Duration perWord;
    private @Nullable String uncommitted;

    CallerVoice(EmulatedCall call, Session session, Conversation conversation, Duration perWord) {
        this.call = call;
        this.session = session;
        this.conversation = conversation;
        this.clock = session.audio();
        this.perWord = perWord;
    }

    /**
     * The caller speaks.
     *
     * @param text what
     * @param atOnce what happens as soon as the speech is noticed
     * @param then what happens when it is over, with its transcription where the session has one
     */
    void speak(String text, Runnable atOnce, Consumer<Optional<Transcription>> then) {
        int words = AudioClock.words(text);
        String itemId = Ids.item();
        long begun = clock.millis();
        if (session.detectsTurns()) {
            call.send(Conversation.event("input_audio_buffer.speech_started")
                    .put("audio_start_ms", begun)
                    .put("item_id", itemId));
        }
        atOnce.run();
        call.after(perWord.multipliedBy(words), () -> {
            if (!call.isAnswered()) {
                return;
            }
            clock.advance(clock.length(words).plus(session.silence()));
            call.tell(new CallerSaid(call.id(), text));
            if (session.detectsTurns()) {
                call.send(Conversation.event("input_audio_buffer.speech_stopped")
                        .put("audio_end_ms", clock.millis())
                        .put("item_id", itemId));
                then.accept(commit(itemId, text, clock.millis() - begun));
            } else {
                uncommitted = text;
                then.accept(Optional.empty());
            }
        });
    }

    /** The application commits what was heard; whether there is anything. */
    boolean commit() {
        String text = uncommitted;
        if (text == null) {
            return false;
        }
        uncommitted = null;
        commit(Ids.item(), text, clock.length(AudioClock.words(text)).toMillis())
                .ifPresent(transcription -> {
                    call.send(transcription.deltas());
                    call.send(transcription.completed());
                });
        return true;
    }

    /** The application throws away what was heard. */
    void clear() {
        uncommitted = null;
        call.send(Conversation.event("input_audio_buffer.cleared"));
    }

    private Optional<Transcription> commit(String itemId, String text, long millis) {
        conversation.usage().hears(millis);
        JsonObject item = Conversation.userSpeech(null).put("id", itemId);
        JsonObject added = conversation.add(item);
        String previous = added.getString("previous_item_id");
        call.send(Conversation.event("input_audio_buffer.committed")
                .put("previous_item_id", previous)
                .put("item_id", itemId));
        call.send(added);
        call.send(conversation.done(item.copy(), previous));
        if (!session.transcribes()) {
            return Optional.empty();
        }
        if (!call.faultsAt(Place.SPEECH, "caller").isEmpty()) {
            return Optional.of(
                    new Transcription(List.of(), transcription("failed", itemId).put("error", UNINTELLIGIBLE.copy())));
        }
        if (session.tellsSpeakers()) {
            JsonObject segment = transcription("segment", itemId)
                    .put("id", Ids.next("seg_", 16))
                    .put("text", text)
                    .put("speaker", "A")
                    .put("start", 0.0)
                    .put("end", millis / 1000.0);
            return Optional.of(
                    new Transcription(text.isEmpty() ? List.of() : List.of(segment), completed(itemId, text, millis)));
        }
        List<JsonObject> deltas = text.isEmpty()
                ? List.of()
                : Part.words(" " + text).stream()
                        .filter(word -> !word.isEmpty())
                        .map(word -> transcription("delta", itemId)
                                .put("delta", word)
                                .put("obfuscation", Part.obfuscation(word)))
                        .toList();
        return Optional.of(new Transcription(deltas, completed(itemId, text, millis)));
    }

    private static JsonObject completed(String itemId, String text, long millis) {
        JsonObject usage = new JsonObject().put("type", "duration").put("seconds", millis / 1000.0);
        return transcription("completed", itemId).put("transcript", text).put("usage", usage);
    }

    private static JsonObject transcription(String stage, String itemId) {
        return Conversation.event("conversation.item.input_audio_transcription." + stage)
                .put("item_id", itemId)
                .put("content_index", 0);
    }

    /** Nobody spoke for as long as the session allows. */
    Optional<Transcription> idle(Duration timeout) {
        long begun = clock.millis();
        clock.advance(timeout);
        String itemId = Ids.item();
        call.send(Conversation.event("input_audio_buffer.timeout_triggered")
                .put("audio_start_ms", begun)
                .put("audio_end_ms", clock.millis())
                .put("item_id", itemId));
        return commit(itemId, "", timeout.toMillis());
    }
}
