package dev.switchboard.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Adds up the resident memory of this process and the server's, again and again, where Linux tells it. */
final class MemoryWatch implements AutoCloseable {

    private static final int EVERY_MILLIS = 250;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "memory-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Optional<ProcessHandle>> server;
    private volatile long peakKilobytes;
    private volatile long serverKilobytes;

    MemoryWatch(Supplier<Optional<ProcessHandle>> server) {
        this.server = server;
        var unused = timer.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long own = resident(ProcessHandle.current().pid());
        long others = server.get().map(handle -> resident(handle.pid())).orElse(0L);
        if (own + others > peakKilobytes) {
            peakKilobytes = own + others;
            serverKilobytes = others;
        }
    }

    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** The peak in words. */
    String peak() {
        look();
        return peakKilobytes == 0
                ? "not known on this system"
                : peakKilobytes / 1024 + " MB (Payara Micro " + serverKilobytes / 1024 + " MB, Maven with emulator and"
                        + " telephone " + (peakKilobytes - serverKilobytes) / 1024 + " MB)";
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
