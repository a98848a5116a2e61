package dev.switchboard.emulator.rtp;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be heard, cut into packets. */
final class Playlist {

    private final Deque<short[]> lines = new ArrayDeque<>();
    private int played;

    synchronized void add(short[] samples) {
        if (samples.length > 0) {
            lines.add(samples);
        }
    }

    synchronized void clear() {
        lines.clear();
        played = 0;
    }

    /** The next samples; silence where there are none. */
    synchronized short[] next(int length) {
        short[] packet = new short[length];
        int filled = 0;
        while (filled < length) {
            short[] line = lines.peek();
            if (line == null) {
                break;
            }
            int part = Math.min(length - filled, line.length - played);
            System.arraycopy(line, played, packet, filled, part);
            filled += part;
            played += part;
            if (played == line.length) {
                lines.poll();
                played = 0;
            }
        }
        return packet;
    }
}
