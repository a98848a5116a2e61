package dev.switchboard.emulator.rtp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Keys that are to be pressed, each for 100 ms, with a pause behind it (RFC 4733, section 2.5.1). */
final class KeyPress {

    private static final int HELD = 5;
    private static final int ENDS = 3;
    private static final int PAUSE = 5;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packet(boolean begins, int timestamp, byte[] payload) {}

    private final Deque<Character> waiting = new ArrayDeque<>();
    private int packets;
    private int began;

    synchronized void add(String keys) {
        keys.chars().forEach(key -> waiting.add((char) key));
    }

    /** What takes the place of audio now, if anything does. */
    synchronized Optional<Packet> next(int payloadType, int now) {
        Character key = waiting.peek();
        if (key == null || payloadType < 0) {
            return Optional.empty();
        }
        packets++;
        if (packets > HELD + ENDS) {
            if (packets == HELD + ENDS + PAUSE) {
                packets = 0;
                waiting.poll();
            }
            return Optional.empty();
        }
        if (packets == 1) {
            began = now;
        }
        int duration = Math.min(packets, HELD) * Codec.BYTES_PER_PACKET;
        return Optional.of(new Packet(packets == 1, began, Keys.payload(key, packets > HELD, duration)));
    }
}
