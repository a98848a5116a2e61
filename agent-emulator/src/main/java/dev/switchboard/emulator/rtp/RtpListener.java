package dev.switchboard.emulator.rtp;

/** Hears what comes on a stream. Called on the engine's thread; it must not block. */
public interface RtpListener {

    /**
     * A key was pressed.
     *
     * @param key 0 to 9, * and #, A to D
     */
    void pressed(char key);

    /**
     * Audio came.
     *
     * @param samples the samples; only decoded where the stream was opened to listen
     * @param sampleRate how many there are in a second
     */
    default void heard(short[] samples, int sampleRate) {}
}
