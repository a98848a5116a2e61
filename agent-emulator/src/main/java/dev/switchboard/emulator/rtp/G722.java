package dev.switchboard.emulator.rtp;

/**
 * G.722 at 64 kbit/s, by ITU-T's recommendation of 1988: two bands, each predicted and coded with the difference. The
 * names of steps are the recommendation's own.
 */
final class G722 {

    private static final int TAPS = 24;
    private static final int[] QMF = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
    private static final int[] Q6 = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };
    private static final int[] ILN = {
        0, 63, 62, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6,
        5, 4
    };
    private static final int[] ILP = {
        0, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
        34, 33, 32
    };
    private static final int[] QM6 = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    private static final int[] QM4 = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    private static final int[] QM2 = {-7408, -1616, 7408, 1616};
    private static final int[] WL = {-60, -30, 58, 172, 334, 538, 1198, 3042};
    private static final int[] RL42 = {0, 7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 0};
    private static final int[] WH = {0, -214, 798};
    private static final int[] RH2 = {2, 1, 2, 1};
    private static final int[] ILB = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960,
        3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private G722() {}

    /** Codes a stream. */
    static final class Coding implements Codec.Encoder {

        private final int[] history = new int[TAPS];
        private final Band low = Band.low();
        private final Band high = Band.high();

        @Override
        public byte[] encode(short[] samples) {
            byte[] coded = new byte[samples.length / 2];
            for (int i = 0; i < coded.length; i++) {
                shiftIn(history, samples[2 * i], samples[2 * i + 1]);
                int even = 0;
                int odd = 0;
                for (int tap = 0; tap < QMF.length; tap++) {
                    odd += history[2 * tap] * QMF[tap];
                    even += history[2 * tap + 1] * QMF[QMF.length - 1 - tap];
                }
                coded[i] = (byte) (codeHigh((even - odd) >> 14) << 6 | codeLow((even + odd) >> 14));
            }
            return coded;
        }

        private int codeLow(int sample) {
            int difference = saturate(sample - low.predicted);
            int magnitude = difference >= 0 ? difference : -(difference + 1);
            int level = 1;
            while (level < Q6.length && magnitude >= product(Q6[level], low.scale, 12)) {
                level++;
            }
            int code = difference < 0 ? ILN[level] : ILP[level];
            low.adaptLow(code >> 2);
            return code;
        }

        private int codeHigh(int sample) {
            int difference = saturate(sample - high.predicted);
            int magnitude = difference >= 0 ? difference : -(difference + 1);
            boolean large = magnitude >= product(564, high.scale, 12);
            int code = difference < 0 ? (large ? 0 : 1) : (large ? 2 : 3);
            high.adaptHigh(code);
            return code;
        }
    }

    /** Decodes a stream. */
    static final class Decoding implements Codec.Decoder {

        private static final int LOUDEST = 16383;

        private final int[] history = new int[TAPS];
        private final Band low = Band.low();
        private final Band high = Band.high();

        @Override
        public short[] decode(byte[] payload) {
            short[] samples = new short[payload.length * 2];
            for (int i = 0; i < payload.length; i++) {
                int lowCode = payload[i] & 0x3F;
                int highCode = payload[i] >> 6 & 3;
                int lowSample = limit(low.predicted + product(low.scale, QM6[lowCode], 15));
                low.adaptLow(lowCode >> 2);
                int highSample = limit(high.predicted + product(high.scale, QM2[highCode], 15));
                high.adaptHigh(highCode);
                shiftIn(history, lowSample + highSample, lowSample - highSample);
                int first = 0;
                int second = 0;
                for (int tap = 0; tap < QMF.length; tap++) {
                    second += history[2 * tap] * QMF[tap];
                    first += history[2 * tap + 1] * QMF[QMF.length - 1 - tap];
                }
                samples[2 * i] = (short) saturate(first >> 11);
                samples[2 * i + 1] = (short) saturate(second >> 11);
            }
            return samples;
        }

        private static int limit(int sample) {
            return Math.max(-LOUDEST - 1, Math.min(LOUDEST, sample));
        }
    }

    private static void shiftIn(int[] history, int first, int second) {
        System.arraycopy(history, 2, history, 0, TAPS - 2);
        history[TAPS - 2] = first;
        history[TAPS - 1] = second;
    }

    private static int product(int one, int other, int shift) {
        return (one * other) >> shift;
    }

    private static int saturate(int value) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }

    /** What both ends know of a band: the same on both, since both see the same codes. */
    private static final class Band {

        private int predicted;
        private int zeroPart;
        private int scale;
        private int logScale;
        private final int[] reconstructed = new int[3];
        private final int[] partly = new int[3];
        private final int[] poles = new int[3];
        private final int[] zeros = new int[7];
        private final int[] differences = new int[7];

        private static Band low() {
            return new Band(32);
        }

        private static Band high() {
            return new Band(8);
        }

        private Band(int scale) {
            this.scale = scale;
        }

        /** INVQAL, LOGSCL, SCALEL. */
        private void adaptLow(int code) {
            int difference = product(scale, QM4[code], 15);
            logScale = Math.max(0, Math.min(18432, product(logScale, 127, 7) + WL[RL42[code]]));
            scale = linear(8);
            predict(difference);
        }

        /** INVQAH, LOGSCH, SCALEH. */
        private void adaptHigh(int code) {
            int difference = product(scale, QM2[code], 15);
            logScale = Math.max(0, Math.min(22528, product(logScale, 127, 7) + WH[RH2[code]]));
            scale = linear(10);
            predict(difference);
        }

        private int linear(int shift) {
            int down = shift - (logScale >> 11);
            int mantissa = ILB[logScale >> 6 & 31];
            return (down < 0 ? mantissa << -down : mantissa >> down) << 2;
        }

        /** Block 4. */
        private void predict(int difference) {
            differences[0] = difference;
            reconstructed[0] = saturate(predicted + difference);
            partly[0] = saturate(zeroPart + difference);
            int secondPole = secondPole();
            int firstPole = firstPole(secondPole);
            updateZeros(difference);
            for (int i = 2; i > 0; i--) {
                reconstructed[i] = reconstructed[i - 1];
                partly[i] = partly[i - 1];
            }
            poles[1] = firstPole;
            poles[2] = secondPole;
            int polePart = saturate(product(poles[1], saturate(2 * reconstructed[1]), 15)
                    + product(poles[2], saturate(2 * reconstructed[2]), 15));
            int sum = 0;
            for (int i = 1; i < zeros.length; i++) {
                sum += product(zeros[i], saturate(2 * differences[i]), 15);
            }
            zeroPart = saturate(sum);
            predicted = saturate(polePart + zeroPart);
        }

        /** UPPOL2. */
        private int secondPole() {
            int slope = saturate(poles[1] << 2);
            int turned = Math.min(Short.MAX_VALUE, sameSign(partly[0], partly[1]) ? -slope : slope);
            int pole = (turned >> 7) + (sameSign(partly[0], partly[2]) ? 128 : -128) + product(poles[2], 32512, 15);
            return Math.max(-12288, Math.min(12288, pole));
        }

        /** UPPOL1. */
        private int firstPole(int secondPole) {
            int pole = saturate((sameSign(partly[0], partly[1]) ? 192 : -192) + product(poles[1], 32640, 15));
            int limit = saturate(15360 - secondPole);
            return Math.max(-limit, Math.min(limit, pole));
        }

        /** UPZERO. */
        private void updateZeros(int difference) {
            int step = difference == 0 ? 0 : 128;
            for (int i = 1; i < zeros.length; i++) {
                zeros[i] =
                        saturate((sameSign(differences[i], difference) ? step : -step) + product(zeros[i], 32640, 15));
            }
            System.arraycopy(differences, 0, differences, 1, differences.length - 1);
        }

        private static boolean sameSign(int one, int other) {
            return one >> 15 == other >> 15;
        }
    }
}
