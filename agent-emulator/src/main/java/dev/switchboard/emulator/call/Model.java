package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Generates responses: of the conversation one at a time, four times as fast as they are spoken, or at once where words
 * take no time.
 */
final class Model {

    private static final int TIMES_FASTER_THAN_SPEECH = 4;

    private final EmulatedCall call;
    private final Playback playback;
    private final Duration perWord;
    private final List<JsonObject> behindActive = new ArrayList<>();
    private @Nullable Response active;

    Model(EmulatedCall call, Playback playback, Duration perWord) {
        this.call = call;
        this.playback = playback;
        this.perWord = perWord;
    }

    /** The response that is being generated. */
    @Nullable
    Response active() {
        return active;
    }

    /**
     * Generates a response.
     *
     * @param response which
     * @param whenGenerated what is done then, or when it pauses; nothing where it is cut
     */
    void generate(Response response, Runnable whenGenerated) {
        active = response;
        call.send(response.created());
        goOn(response, () -> active == response, () -> {
            if (response.isComplete()) {
                complete(response);
            }
            whenGenerated.run();
        });
    }

    /** Generates a response beside the conversation. */
    void generateApart(Response response) {
        call.send(response.created());
        goOn(response, call::isAnswered, () -> {
            call.send(response.done());
            playback.end(response, () -> {});
        });
    }

    private void goOn(Response response, BooleanSupplier wanted, Runnable whenPaused) {
        while (response.hasMore()) {
            call.send(response.next());
            if (response.soundsNow(!perWord.isZero())) {
                playback.begin(response);
            }
            if (!perWord.isZero()) {
                call.after(perWord.dividedBy(TIMES_FASTER_THAN_SPEECH), () -> {
                    if (wanted.getAsBoolean() && call.isAnswered()) {
                        goOn(response, wanted, whenPaused);
                    }
                });
                return;
            }
        }
        whenPaused.run();
    }

    private void complete(Response response) {
        active = null;
        call.send(response.done());
        flush();
    }

    /** Cuts the active response; whether there was one. */
    boolean cut(String reason) {
        Response response = active;
        if (response == null) {
            return false;
        }
        active = null;
        call.send(response.cut(reason));
        flush();
        return true;
    }

    /** Sends events now, or behind the active response, as was recorded. */
    void sendBehindActive(List<JsonObject> events) {
        if (active == null) {
            call.send(events);
        } else {
            behindActive.addAll(events);
        }
    }

    private void flush() {
        List<JsonObject> events = List.copyOf(behindActive);
        behindActive.clear();
        call.send(events);
    }
}
