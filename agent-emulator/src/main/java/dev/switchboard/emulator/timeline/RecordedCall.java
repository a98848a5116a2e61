package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.timeline.Moment.Frame;
import dev.switchboard.emulator.timeline.Moment.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened in one call, in order. Grows while the call goes on; safe to read from any thread. */
public final class RecordedCall {

    private static final int WIDTH = 110;

    private final String callId;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Class<?>, CompletableFuture<EmulatorEvent>> firsts = new ConcurrentHashMap<>();

    RecordedCall(String callId) {
        this.callId = callId;
    }

    Moment add(EmulatorEvent event, Instant now) {
        Moment moment = add(now, since -> new Happened(now, since, event));
        firstOf(event.getClass()).complete(event);
        return moment;
    }

    Moment addFrame(boolean toApplication, String text, Instant now) {
        return add(now, since -> new Frame(now, since, callId, toApplication, text));
    }

    private Moment add(Instant now, Function<Duration, Moment> maker) {
        synchronized (moments) {
            Instant begun = moments.isEmpty() ? now : moments.get(0).time();
            Moment moment = maker.apply(Duration.between(begun, now));
            moments.add(moment);
            return moment;
        }
    }

    /** {@return the service's id of the call, as in {@code rtc_…}} */
    public String callId() {
        return callId;
    }

    /** {@return everything until now} */
    public List<Moment> moments() {
        synchronized (moments) {
            return List.copyOf(moments);
        }
    }

    /**
     * What happened of one kind.
     *
     * @param kind the kind
     * @return everything of it until now
     */
    public <T extends EmulatorEvent> List<T> events(Class<T> kind) {
        return moments().stream()
                .filter(Happened.class::isInstance)
                .map(moment -> ((Happened) moment).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /**
     * The first of a kind.
     *
     * @param kind the kind
     * @return it, when it happens
     */
    public <T extends EmulatorEvent> CompletableFuture<T> first(Class<T> kind) {
        return firstOf(kind).thenApply(kind::cast);
    }

    private CompletableFuture<EmulatorEvent> firstOf(Class<?> kind) {
        return firsts.computeIfAbsent(kind, any -> new CompletableFuture<>());
    }

    /** {@return the call until now, for people to read: a line for each thing that happened, wire traffic left out} */
    public String story() {
        return moments().stream()
                .flatMap(moment -> StoryLine.of(moment).stream())
                .map(line -> line.layout(WIDTH))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return callId + "\n" + story();
    }
}
