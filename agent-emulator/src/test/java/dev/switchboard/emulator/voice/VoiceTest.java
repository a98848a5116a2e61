package dev.switchboard.emulator.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {

    private static final String LINE = "Good morning, you have reached the reception of Doctor Brown.";

    private static short[] spoken(String text, int sampleRate, Duration perWord) throws Exception {
        CompletableFuture<short[]> samples = new CompletableFuture<>();
        try (Voice voice = Voice.speaking(perWord)) {
            voice.say(text, sampleRate, samples::complete);
            return samples.get(20, TimeUnit.SECONDS);
        }
    }

    private static double seconds(short[] samples, int sampleRate) {
        return (double) samples.length / sampleRate;
    }

    private static double loudness(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000})
    void saysTenWordsInAboutTheTimeThatPeopleNeed(int sampleRate) throws Exception {
        short[] samples = spoken(LINE, sampleRate, Duration.ofMillis(350));

        assertThat(seconds(samples, sampleRate)).isBetween(2.0, 5.5);
        assertThat(loudness(samples)).isGreaterThan(500);
    }

    @Test
    void speaksFasterWhereWordsTakeLess() throws Exception {
        double usual = seconds(spoken(LINE, 8000, Duration.ZERO), 8000);
        double fast = seconds(spoken(LINE, 8000, Duration.ofMillis(180)), 8000);

        assertThat(fast).isLessThan(usual * 0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"漢字 かな", "Ωμέγα", "\u0000\u0001", "€"})
    void humsWhatItCannotPronounce(String text) throws Exception {
        assertThat(loudness(spoken(text, 8000, Duration.ofMillis(350)))).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void saysNothingWhereThereIsNothing(String text) throws Exception {
        assertThat(spoken(text, 8000, Duration.ZERO)).isEmpty();
    }

    @Test
    void survivesNumbersDatesAndTags() throws Exception {
        String odd = "On 2026-11-26 at 09:30, $1,234.56 <b>&amp;</b> 99999999999999999999999 1/0 3.14.15 'tis A-1 Für"
                + " Élodie";

        assertThat(seconds(spoken(odd, 8000, Duration.ZERO), 8000)).isGreaterThan(5);
    }

    /** FreeTTS has no sound for some that follow one another in letters read aloud, and would say so on the console. */
    @Test
    void printsNothing() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        PrintStream outBefore = System.out;
        PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setErr(console);
        System.setOut(console);
        try {
            short[] spoken =
                    new Speaker(8000).speak("Your reference is HWDXKL, PWDCWL, SWDAR, wd.", Duration.ofMillis(350));
            assertThat(spoken).isNotEmpty();
        } finally {
            System.setErr(before);
            System.setOut(outBefore);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
