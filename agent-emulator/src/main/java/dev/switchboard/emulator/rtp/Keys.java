package dev.switchboard.emulator.rtp;

import java.util.Optional;

/** Keys of a telephone as named events (RFC 4733, section 3.2). */
final class Keys {

    private static final String NAMES = "0123456789*#ABCD";
    private static final int SHORTEST = 4;

    private int lastTimestamp;
    private boolean any;

    static boolean isKey(char name) {
        return NAMES.indexOf(name) >= 0;
    }

    /** The payload of a key that is held down, or is let go. */
    static byte[] payload(char name, boolean end, int duration) {
        return new byte[] {
            (byte) NAMES.indexOf(name), (byte) (end ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration
        };
    }

    /** The key that a packet is the first to tell of: each press sends many, all with the time of its beginning. */
    Optional<Character> pressed(RtpPacket packet) {
        byte[] payload = packet.payload();
        if (payload.length < SHORTEST || (payload[0] & 0xFF) >= NAMES.length()) {
            return Optional.empty();
        }
        if (any && packet.timestamp() - lastTimestamp <= 0) {
            return Optional.empty();
        }
        any = true;
        lastTimestamp = packet.timestamp();
        return Optional.of(NAMES.charAt(payload[0]));
    }
}
