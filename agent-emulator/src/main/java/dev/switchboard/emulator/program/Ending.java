package dev.switchboard.emulator.program;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what the program opened, the last first: when it is through, or when somebody ends it, as with Ctrl-C. So calls
 * that go on are hung up, and their pages are written.
 */
final class Ending implements AutoCloseable {

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::closeAll, "ending");

    Ending() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    synchronized void closes(Runnable what) {
        open.push(what);
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it runs already, and finds nothing to do
        }
    }
}
