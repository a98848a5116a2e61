package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Place;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The sidebands of a call, and what goes wrong on the way to them. All of them get the same events. */
final class Sidebands {

    private static final int GOING_AWAY = 1001;

    private final EmulatedCall call;
    private final FrameListener frames;
    private final List<Sideband> open = new ArrayList<>();
    private final List<Sideband> silent = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    Sidebands(EmulatedCall call, FrameListener frames) {
        this.call = call;
        this.frames = frames;
    }

    void add(Sideband sideband) {
        open.add(sideband);
    }

    boolean remove(Sideband sideband) {
        boolean wasSilent = silent.remove(sideband);
        return open.remove(sideband) || wasSilent;
    }

    /** Sends an event on every sideband. */
    void send(JsonObject event) {
        inOrder(() -> {
            if (!open.isEmpty()) {
                sendTo(List.copyOf(open), event);
            }
        });
    }

    /** Sends an event on one sideband. */
    void send(Sideband sideband, JsonObject event) {
        inOrder(() -> {
            if (open.contains(sideband)) {
                sendTo(List.of(sideband), event);
            }
        });
    }

    private void inOrder(Runnable sending) {
        if (holding) {
            held.add(sending);
        } else {
            sending.run();
        }
    }

    private void sendTo(List<Sideband> sidebands, JsonObject event) {
        List<Fault> faults = call.faultsAt(Place.EVENT, event.getString("type"));
        Optional<Fault> delay = faults.stream()
                .filter(fault -> fault.kind() == Fault.Kind.EVENT_DELAYED)
                .findFirst();
        if (delay.isPresent()) {
            hold(delay.get().lasting());
            held.addFirst(() -> sendWith(faults, sidebands, event));
        } else {
            sendWith(faults, sidebands, event);
        }
    }

    private void sendWith(List<Fault> faults, List<Sideband> sidebands, JsonObject event) {
        String text = event.encode();
        BiConsumer<Sideband, String> way = Sideband::send;
        for (Fault fault : faults) {
            switch (fault.kind()) {
                case SIDEBAND_DROPPED_BEFORE -> {
                    drop(fault.status());
                    return;
                }
                case EVENT_MALFORMED, EVENT_UNKNOWN_TYPE, EVENT_BINARY, EVENT_NOT_UTF8, ERROR_EVENT ->
                    happen(fault, text);
                case EVENT_UNKNOWN_FIELDS, EVENT_HUGE -> {
                    text = Garbled.withFields(event, fault).encode();
                    frames.garbled(call.id(), text);
                }
                case EVENT_SPLIT -> way = (sideband, split) -> sideband.send(split, fault.count());
                default -> {}
            }
        }
        frames.sent(call.id(), event.encode());
        int times = faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.EVENT_REPEATED) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            for (Sideband sideband : sidebands) {
                way.accept(sideband, text);
            }
        }
        for (Fault fault : faults) {
            if (fault.kind() == Fault.Kind.SIDEBAND_DROPPED_AFTER) {
                drop(fault.status());
            } else if (fault.kind() == Fault.Kind.SIDEBAND_HALF_OPEN) {
                fallSilent();
            }
        }
    }

    /** What goes wrong without an event that it goes wrong with; whether the fault is of that kind. */
    boolean happen(Fault fault, String near) {
        switch (fault.kind()) {
            case SIDEBAND_DROPPED_BEFORE, SIDEBAND_DROPPED_AFTER -> drop(fault.status());
            case SIDEBAND_HALF_OPEN -> fallSilent();
            case EVENT_MALFORMED -> garble(near.substring(0, near.length() / 2));
            case EVENT_UNKNOWN_TYPE -> garble(Garbled.unknownType().encode());
            case EVENT_BINARY ->
                open.forEach(sideband ->
                        sideband.send(near.substring(0, near.length() / 2).getBytes(StandardCharsets.UTF_8)));
            case EVENT_NOT_UTF8 -> open.forEach(Sideband::sendNoText);
            case ERROR_EVENT -> {
                String error = Garbled.error(fault).encode();
                frames.sent(call.id(), error);
                open.forEach(sideband -> sideband.send(error));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void garble(String text) {
        frames.garbled(call.id(), text);
        open.forEach(sideband -> sideband.send(text));
    }

    private void hold(Duration duration) {
        holding = true;
        call.after(duration, () -> {
            holding = false;
            while (!holding && !held.isEmpty()) {
                held.remove().run();
            }
        });
    }

    private void drop(int status) {
        List<Sideband> dropped = List.copyOf(open);
        dropped.forEach(sideband -> {
            sideband.close(status);
            call.detach(sideband);
        });
    }

    private void fallSilent() {
        open.forEach(Sideband::fallSilent);
        silent.addAll(open);
        open.clear();
    }

    /** The call is over. */
    void close(int status) {
        List<Sideband> all = List.copyOf(open);
        open.clear();
        held.clear();
        all.forEach(sideband -> sideband.close(status));
    }

    /** The session is over its time. */
    void expire() {
        close(GOING_AWAY);
    }
}
