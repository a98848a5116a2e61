package dev.switchboard.emulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

    private static final int SAMPLES = 16_000;
    private static final int LONGEST_DELAY = 40;

    /** A rising tone that swells, with some noise. */
    private static short[] signal() {
        short[] samples = new short[SAMPLES];
        long noise = 1;
        for (int i = 0; i < SAMPLES; i++) {
            noise = noise * 6364136223846793005L + 1442695040888963407L;
            double tone = StrictMath.sin(2 * StrictMath.PI * (200 + i / 10.0) * i / 16_000);
            double swell = 0.5 + 0.5 * StrictMath.sin(i / 800.0);
            samples[i] = (short) (8000 * tone * swell + (noise >>> 55));
        }
        return samples;
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatItWasGiven(Codec codec) {
        short[] samples = signal();

        short[] heard = codec.decoder().decode(codec.encoder().encode(samples));

        assertThat(heard).hasSameSizeAs(samples);
        assertThat(signalToNoise(samples, heard)).isGreaterThan(30);
    }

    /** In decibels, with the delay of the codec taken out. */
    private static double signalToNoise(short[] said, short[] heard) {
        double best = 0;
        for (int delay = 0; delay < LONGEST_DELAY; delay++) {
            double signal = 0;
            double noise = 0;
            for (int i = 0; i < said.length - LONGEST_DELAY; i++) {
                signal += (double) said[i] * said[i];
                noise += StrictMath.pow(said[i] - heard[i + delay], 2);
            }
            best = Math.max(best, 10 * StrictMath.log10(signal / noise));
        }
        return best;
    }

    /** The sums of what ffmpeg 5.1 makes of the same signal, and of the code. */
    @Test
    void codesAndDecodesG722BitByBitAsOthersDo() throws Exception {
        byte[] coded = Codec.G722.encoder().encode(signal());
        short[] decoded = Codec.G722.decoder().decode(coded);

        assertThat(sum(coded)).isEqualTo("98fe0bdd313fa9f94cdebd1d215a097f");
        byte[] littleEndian = new byte[decoded.length * 2];
        for (int i = 0; i < decoded.length; i++) {
            littleEndian[2 * i] = (byte) decoded[i];
            littleEndian[2 * i + 1] = (byte) (decoded[i] >> 8);
        }
        assertThat(sum(littleEndian)).isEqualTo("ec99d875e4529a7edfc14620cbb6d6d8");
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA"})
    void codesEveryValueOfG711AsItself(Codec codec) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        byte[] again = codec.encoder().encode(codec.decoder().decode(all));

        for (int i = 0; i < all.length; i++) {
            // µ-law has two zeros
            if (codec != Codec.PCMU || all[i] != 0x7F) {
                assertThat(again[i]).isEqualTo(all[i]);
            }
        }
    }

    /** ITU-T G.711, tables 1 and 2: the outermost values and those next to zero. */
    @Test
    void decodesG711ByItsTables() {
        assertThat(Codec.PCMU.decoder().decode(new byte[] {(byte) 0x80, 0x00, (byte) 0xFF, (byte) 0xFE}))
                .containsExactly(32124, -32124, 0, 8);
        assertThat(Codec.PCMA.decoder().decode(new byte[] {(byte) 0xAA, 0x2A, (byte) 0xD5, 0x55}))
                .containsExactly(32256, -32256, 8, -8);
    }

    private static String sum(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
