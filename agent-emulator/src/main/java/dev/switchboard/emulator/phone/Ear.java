package dev.switchboard.emulator.phone;

import dev.switchboard.emulator.rtp.RtpListener;
import java.util.concurrent.atomic.AtomicLong;

/** Tells sound from silence. */
final class Ear implements RtpListener {

    private static final double LOUDEST_SILENCE = 50;

    private final AtomicLong packetsWithSound = new AtomicLong();

    long packetsWithSound() {
        return packetsWithSound.get();
    }

    @Override
    public void heard(short[] samples, int sampleRate) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        if (Math.sqrt(sum / Math.max(1, samples.length)) > LOUDEST_SILENCE) {
            packetsWithSound.incrementAndGet();
        }
    }

    @Override
    public void pressed(char key) {}
}
