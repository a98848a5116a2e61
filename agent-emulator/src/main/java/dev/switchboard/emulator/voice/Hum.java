package dev.switchboard.emulator.voice;

import java.time.Duration;

/** A tone in the rhythm of speech. */
final class Hum {

    private static final double PITCH = 180;
    private static final double LOUDNESS = 6000;
    private static final int LONGEST_WORD_COUNT = 200;

    private Hum() {}

    /** As many bumps as there are words. */
    static short[] of(String text, Duration perWord, int sampleRate) {
        int words = Math.min(LONGEST_WORD_COUNT, text.strip().split("\\s+", -1).length);
        int length = Math.toIntExact(perWord.toMillis() * sampleRate / 1000);
        short[] samples = new short[words * length];
        for (int i = 0; i < samples.length; i++) {
            double envelope = Math.sin(Math.PI * (i % length) / length);
            samples[i] = (short) (LOUDNESS * envelope * Math.sin(2 * Math.PI * PITCH * i / sampleRate));
        }
        return samples;
    }
}
