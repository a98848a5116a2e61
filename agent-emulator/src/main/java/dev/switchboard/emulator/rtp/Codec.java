package dev.switchboard.emulator.rtp;

/** How audio is coded. Every one needs 160 bytes for 20 ms and counts time in 1/8000 s, G.722 too (RFC 3551). */
public enum Codec {
    /** G.711 µ-law. */
    PCMU(0, 8000),
    /** G.711 A-law. */
    PCMA(8, 8000),
    /** G.722 at 64 kbit/s, with twice the samples of G.711. */
    G722(9, 16000);

    /** The clock rate in session descriptions. */
    public static final int CLOCK_RATE = 8000;

    static final int PACKETS_PER_SECOND = 50;
    static final int BYTES_PER_PACKET = CLOCK_RATE / PACKETS_PER_SECOND;

    private final int payloadType;
    private final int sampleRate;

    Codec(int payloadType, int sampleRate) {
        this.payloadType = payloadType;
        this.sampleRate = sampleRate;
    }

    /** {@return the payload type that RFC 3551 gives it} */
    public int payloadType() {
        return payloadType;
    }

    /** {@return how many samples it takes each second} */
    public int sampleRate() {
        return sampleRate;
    }

    int samplesPerPacket() {
        return sampleRate / PACKETS_PER_SECOND;
    }

    /** What codes one stream of samples, in order. */
    interface Encoder {
        byte[] encode(short[] samples);
    }

    /** What decodes one stream of payloads, in order. */
    interface Decoder {
        short[] decode(byte[] payload);
    }

    Encoder encoder() {
        return switch (this) {
            case PCMU -> G711::toMuLaw;
            case PCMA -> G711::toALaw;
            case G722 -> new G722.Coding();
        };
    }

    Decoder decoder() {
        return switch (this) {
            case PCMU -> G711::fromMuLaw;
            case PCMA -> G711::fromALaw;
            case G722 -> new G722.Decoding();
        };
    }
}
