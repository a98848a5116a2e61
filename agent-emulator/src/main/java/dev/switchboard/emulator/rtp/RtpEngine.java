package dev.switchboard.emulator.rtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Moves the audio of all its streams on one thread: every 20 ms it sends, and in between it reads. */
public final class RtpEngine implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RtpEngine.class.getName());
    private static final long TICK = TimeUnit.SECONDS.toNanos(1) / Codec.PACKETS_PER_SECOND;
    /** Who is later than this does not catch up: a burst helps no listener. */
    private static final long TOO_LATE = 10 * TICK;

    private static final int LONGEST_PACKET = 2048;

    private final Selector selector;
    private final Set<RtpStream> streams = ConcurrentHashMap.newKeySet();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_PACKET);
    private volatile boolean closed;

    private RtpEngine(Selector selector) {
        this.selector = selector;
    }

    /**
     * Starts the thread.
     *
     * @return the engine, without streams
     * @throws IOException when the operating system has no selector left
     */
    public static RtpEngine open() throws IOException {
        RtpEngine engine = new RtpEngine(Selector.open());
        Thread thread = new Thread(engine::run, "rtp");
        thread.setDaemon(true);
        thread.start();
        return engine;
    }

    /**
     * Opens a port on loopback. Nothing is sent before the stream is told where to.
     *
     * @param listener hears what comes
     * @param listens whether audio is decoded for the listener, and not only counted
     * @return the stream
     * @throws IOException when no port can be had
     */
    public RtpStream stream(RtpListener listener, boolean listens) throws IOException {
        RtpStream stream = new RtpStream(listener, listens, streams::remove);
        stream.channel().register(selector, SelectionKey.OP_READ, stream);
        streams.add(stream);
        selector.wakeup();
        return stream;
    }

    private void run() {
        long due = System.nanoTime() + TICK;
        while (!closed) {
            try {
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    selector.select(this::read, Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
                    continue;
                }
                selector.selectNow(this::read);
                streams.forEach(stream -> stream.tick(buffer));
                due = -wait > TOO_LATE ? System.nanoTime() + TICK : due + TICK;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "audio stumbled", e);
            }
        }
        streams.forEach(RtpStream::close);
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the selector could not be closed", e);
        }
    }

    private void read(SelectionKey key) {
        if (key.attachment() instanceof RtpStream stream) {
            stream.read(buffer);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
