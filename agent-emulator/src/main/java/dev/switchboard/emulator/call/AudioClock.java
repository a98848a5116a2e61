package dev.switchboard.emulator.call;

import java.time.Duration;

/** How much audio the call has had so far, in which spoken words take time even where they take none. */
final class AudioClock {

    private static final Duration USUAL_WORD = Duration.ofMillis(350);

    private final Duration perWord;
    private long millis;

    AudioClock(Duration perWord) {
        this.perWord = perWord.isZero() ? USUAL_WORD : perWord;
    }

    /** How long spoken words are. */
    Duration length(int words) {
        return perWord.multipliedBy(words);
    }

    long millis() {
        return millis;
    }

    void advance(Duration duration) {
        millis += duration.toMillis();
    }

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }
}
