package dev.switchboard.emulator.voice;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Speaks English. Lines that it cannot pronounce are hummed for as long as somebody would need to say them. A new voice
 * costs nothing: what speaks is shared by all of the JVM, and takes half a second before its first word.
 */
public final class Voice implements AutoCloseable {

    private static final Duration USUAL_PER_WORD = Duration.ofMillis(350);
    private static final int LONGEST_LINE = 2000;

    private final Duration perWord;
    private volatile boolean closed;

    private Voice(Duration perWord) {
        this.perWord = perWord;
    }

    /**
     * A voice.
     *
     * @param perWord how long a word takes, about; zero stands for people's usual 350 ms
     * @return the voice
     */
    public static Voice speaking(Duration perWord) {
        return new Voice(perWord.isZero() ? USUAL_PER_WORD : perWord);
    }

    /**
     * Says a line.
     *
     * @param text what to say
     * @param sampleRate 8000 or 16000
     * @param listener gets the samples later, in the order of calls; it must not block
     */
    public void say(String text, int sampleRate, Consumer<short[]> listener) {
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        Studio.later(() -> {
            if (!closed) {
                listener.accept(Studio.record(new Studio.Line(line, sampleRate, perWord)));
            }
        });
    }

    /** Says nothing more. */
    @Override
    public void close() {
        closed = true;
    }
}
