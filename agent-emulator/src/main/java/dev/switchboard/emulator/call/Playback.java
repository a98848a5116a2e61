package dev.switchboard.emulator.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays what responses say to the caller, one after the other, in the time that words take. */
final class Playback {

    /** A response being played or waiting for it. */
    private static final class Track {

        private final Response response;
        private @Nullable Runnable whenHeard;
        private long startedAt;

        Track(Response response) {
            this.response = response;
        }
    }

    /** What was cut: the item, how many of its words, and how many of the response's words were heard. */
    record Cut(String itemId, int words, int wordsOfResponse) {}

    private final EmulatedCall call;
    private final AudioClock clock;
    private final Duration perWord;
    private final Deque<Track> tracks = new ArrayDeque<>();
    private boolean everPlayed;

    Playback(EmulatedCall call, AudioClock clock, Duration perWord) {
        this.call = call;
        this.clock = clock;
        this.perWord = perWord;
    }

    /** Whether the caller has heard the agent's voice. */
    boolean everPlayed() {
        return everPlayed;
    }

    boolean isPlaying() {
        return !tracks.isEmpty();
    }

    /** A response has sound. */
    void begin(Response response) {
        if (tracks.stream().anyMatch(track -> track.response == response)) {
            return;
        }
        tracks.add(new Track(response));
        if (tracks.size() == 1) {
            start();
        }
    }

    private void start() {
        Track track = tracks.element();
        track.startedAt = System.nanoTime();
        everPlayed = true;
        call.send(track.response.playback("output_audio_buffer.started"));
        if (track.whenHeard != null) {
            stopAtEnd(track);
        }
    }

    /** A response has all its sound. Says when it is heard to its end, which it never is where it is cut. */
    void end(Response response, Runnable whenHeard) {
        Optional<Track> known =
                tracks.stream().filter(track -> track.response == response).findFirst();
        if (known.isEmpty()) {
            call.after(Duration.ZERO, whenHeard);
            return;
        }
        Track track = known.get();
        track.whenHeard = whenHeard;
        if (tracks.peek() == track) {
            stopAtEnd(track);
        }
    }

    private void stopAtEnd(Track track) {
        call.after(left(track, track.response.wordsGenerated()), () -> {
            if (tracks.peek() == track && track.whenHeard != null) {
                tracks.remove();
                clock.advance(clock.length(track.response.wordsGenerated()));
                call.send(track.response.playback("output_audio_buffer.stopped"));
                if (!tracks.isEmpty()) {
                    start();
                }
                track.whenHeard.run();
            }
        });
    }

    private Duration left(Track track, int words) {
        Duration left = perWord.multipliedBy(words).minusNanos(System.nanoTime() - track.startedAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How long it takes until so many words of a response are heard. */
    Duration until(Response response, int words) {
        return tracks.stream()
                .filter(track -> track.response == response && track == tracks.peek())
                .findFirst()
                .map(track -> left(track, words))
                .orElse(Duration.ZERO);
    }

    /** The application throws away what was not heard, and the conversation goes on as if it had been. */
    void clear() {
        Track track = tracks.peek();
        cut(0);
        if (track != null && track.whenHeard != null) {
            call.after(Duration.ZERO, track.whenHeard);
        }
    }

    /**
     * The caller cuts off what was not heard.
     *
     * @param atLeast how many words of the response were heard at least
     */
    Optional<Cut> cut(int atLeast) {
        Track track = tracks.peek();
        if (track == null) {
            return Optional.empty();
        }
        tracks.clear();
        int heard = atLeast;
        if (!perWord.isZero()) {
            heard = Math.max(heard, (int) ((System.nanoTime() - track.startedAt) / perWord.toNanos()));
        }
        heard = Math.min(heard, track.response.wordsGenerated());
        clock.advance(clock.length(heard));
        call.send(track.response.playback("output_audio_buffer.cleared"));
        Response.Heard at = track.response.heardAt(heard);
        return Optional.of(new Cut(at.itemId(), at.words(), heard));
    }
}
