package dev.switchboard.emulator.rtp;

/** G.711: logarithmic samples of eight bits. */
final class G711 {

    private static final int MU_BIAS = 0x84;
    private static final int MU_CLIP = 32635;
    private static final int A_INVERSION = 0x55;

    private G711() {}

    static byte[] toMuLaw(short[] samples) {
        byte[] coded = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            coded[i] = muLaw(samples[i]);
        }
        return coded;
    }

    static byte[] toALaw(short[] samples) {
        byte[] coded = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            coded[i] = aLaw(samples[i]);
        }
        return coded;
    }

    static short[] fromMuLaw(byte[] coded) {
        short[] samples = new short[coded.length];
        for (int i = 0; i < coded.length; i++) {
            int bits = ~coded[i];
            int magnitude = ((((bits & 0x0F) << 3) + MU_BIAS) << ((bits >> 4) & 7)) - MU_BIAS;
            samples[i] = (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
        }
        return samples;
    }

    static short[] fromALaw(byte[] coded) {
        short[] samples = new short[coded.length];
        for (int i = 0; i < coded.length; i++) {
            int bits = coded[i] ^ A_INVERSION;
            int segment = (bits >> 4) & 7;
            int magnitude = ((bits & 0x0F) << 4) + 8;
            if (segment > 0) {
                magnitude = (magnitude + 0x100) << (segment - 1);
            }
            samples[i] = (short) ((bits & 0x80) == 0 ? -magnitude : magnitude);
        }
        return samples;
    }

    private static byte muLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), MU_CLIP) + MU_BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int bits = segment << 4 | ((magnitude >> (segment + 3)) & 0x0F);
        return (byte) ~(sample < 0 ? bits | 0x80 : bits);
    }

    private static byte aLaw(int sample) {
        int magnitude = sample < 0 ? ~sample : sample;
        int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
        int bits = segment << 4 | ((magnitude >> (segment == 0 ? 4 : segment + 3)) & 0x0F);
        return (byte) ((sample < 0 ? bits : bits | 0x80) ^ A_INVERSION);
    }
}
