package dev.switchboard.emulator.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A packet (RFC 3550, section 5.1), without what nobody here sends: contributing sources and extensions are skipped.
 *
 * @param marker whether it begins something
 * @param payloadType what it holds
 * @param sequence its place among the packets
 * @param timestamp its place in time
 * @param source who sends
 * @param payload what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RtpPacket(boolean marker, int payloadType, int sequence, int timestamp, int source, byte[] payload) {

    private static final int HEADER = 12;
    private static final int VERSION = 2;

    /** Writes it into a buffer, which is ready to be read. */
    void writeTo(ByteBuffer buffer) {
        buffer.clear();
        buffer.put((byte) (VERSION << 6));
        buffer.put((byte) (marker ? payloadType | 0x80 : payloadType));
        buffer.putShort((short) sequence);
        buffer.putInt(timestamp);
        buffer.putInt(source);
        buffer.put(payload);
        buffer.flip();
    }

    /** Reads one; empty where the bytes are none. */
    static Optional<RtpPacket> read(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER) {
            return Optional.empty();
        }
        int first = bytes.get();
        int second = bytes.get();
        if ((first >> 6 & 3) != VERSION) {
            return Optional.empty();
        }
        int sequence = bytes.getShort() & 0xFFFF;
        int timestamp = bytes.getInt();
        int source = bytes.getInt();
        int skipped = 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (bytes.remaining() < skipped + 4) {
                return Optional.empty();
            }
            skipped += 4 + 4 * (bytes.getShort(bytes.position() + skipped + 2) & 0xFFFF);
        }
        int padding = (first & 0x20) != 0 && bytes.hasRemaining() ? bytes.get(bytes.limit() - 1) & 0xFF : 0;
        if (bytes.remaining() < skipped + padding) {
            return Optional.empty();
        }
        bytes.position(bytes.position() + skipped);
        byte[] payload = new byte[bytes.remaining() - padding];
        bytes.get(payload);
        return Optional.of(new RtpPacket((second & 0x80) != 0, second & 0x7F, sequence, timestamp, source, payload));
    }
}
