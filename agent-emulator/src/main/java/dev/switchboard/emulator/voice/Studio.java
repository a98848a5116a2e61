package dev.switchboard.emulator.voice;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where lines are spoken: on one thread, which alone touches the speakers and the last lines. Those are kept since the
 * same are said in many calls.
 */
final class Studio {

    private static final System.Logger LOG = System.getLogger(Studio.class.getName());
    private static final int LINES_KEPT = 100;
    private static final int SECONDS_IDLE = 10;

    record Line(String text, int sampleRate, Duration perWord) {}

    private static final ThreadPoolExecutor THREAD =
            new ThreadPoolExecutor(1, 1, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread made = new Thread(outermostGroup(), task, "voice");
                made.setDaemon(true);
                return made;
            });
    private static final Map<Integer, Speaker> SPEAKERS = new HashMap<>();
    private static final Map<Line, short[]> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, short[]> eldest) {
            return size() > LINES_KEPT;
        }
    };

    static {
        THREAD.allowCoreThreadTimeOut(true);
    }

    private Studio() {}

    /** Whoever asks first may belong to a group whose threads are interrupted some day; FreeTTS does not survive that. */
    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    static void later(Runnable task) {
        THREAD.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a line could not be said", e);
            }
        });
    }

    /** Only for tasks of {@link #later}. */
    static short[] record(Line line) {
        return KEPT.computeIfAbsent(line, Studio::speak);
    }

    private static short[] speak(Line line) {
        short[] samples =
                SPEAKERS.computeIfAbsent(line.sampleRate(), Speaker::new).speak(line.text(), line.perWord());
        return samples.length > 0 || line.text().isBlank()
                ? samples
                : Hum.of(line.text(), line.perWord(), line.sampleRate());
    }
}
