package dev.switchboard.emulator.voice;

import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;

/** One of FreeTTS's voices: Kevin, who speaks English in two qualities. */
final class Speaker {

    private static final System.Logger LOG = System.getLogger(Speaker.class.getName());
    private static final float SLOWEST = 90;
    private static final float FASTEST = 400;
    private static final float MILLISECONDS_PER_MINUTE = 60_000;
    private static final int WIDEBAND = 16_000;

    private final com.sun.speech.freetts.Voice kevin;
    private final Recorder recorder = new Recorder();

    Speaker(int sampleRate) {
        String name = sampleRate == WIDEBAND ? "kevin16" : "kevin";
        kevin = Arrays.stream(new KevinVoiceDirectory().getVoices())
                .filter(voice -> voice.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice " + name));
        kevin.allocate();
        kevin.setAudioPlayer(recorder);
    }

    /** The samples of a line; none where FreeTTS cannot say it. */
    @SuppressWarnings("try") // a hush is not referenced, only closed
    short[] speak(String text, Duration perWord) {
        recorder.reset();
        try (Hush unused = new Hush()) {
            kevin.setRate(Math.max(SLOWEST, Math.min(FASTEST, MILLISECONDS_PER_MINUTE / perWord.toMillis())));
            kevin.speak(text);
            return recorder.samples();
        } catch (RuntimeException | Error e) {
            // it knows neither every letter nor every number, and says so in many ways
            LOG.log(Level.DEBUG, "FreeTTS cannot say a line", e);
            return new short[0];
        }
    }
}
