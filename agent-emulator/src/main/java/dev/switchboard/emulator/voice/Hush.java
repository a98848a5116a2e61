package dev.switchboard.emulator.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Keeps what this thread prints off the console until it is closed: FreeTTS tells there of sounds that it does not have.
 * What other threads print comes through.
 */
final class Hush implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    Hush() {
        System.setOut(forOthers(out));
        System.setErr(forOthers(err));
    }

    private static PrintStream forOthers(PrintStream console) {
        Thread silent = Thread.currentThread();
        OutputStream filter = new OutputStream() {
            @Override
            public void write(int value) {
                if (Thread.currentThread() != silent) {
                    console.write(value);
                }
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (Thread.currentThread() != silent) {
                    console.write(bytes, offset, length);
                }
            }

            @Override
            public void flush() throws IOException {
                console.flush();
            }
        };
        return new PrintStream(filter, true, Charset.defaultCharset());
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
