package dev.switchboard.emulator.judge;

import dev.switchboard.emulator.event.FrameListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Keeps what goes between every emulator of this JVM and its application until it is judged. A service, so that no test
 * has to think of it.
 */
public final class Evidence implements FrameListener {

    /** Whose text it is. */
    enum Side {
        SERVICE,
        APPLICATION
    }

    private record Exhibit(Side side, String callId, String text, Function<String, List<String>> judge) {
        List<String> complaints() {
            return judge.apply(text).stream()
                    .map(complaint -> complaint + " in " + text + " of " + callId)
                    .toList();
        }
    }

    private static final Queue<Exhibit> HELD = new ConcurrentLinkedQueue<>();
    private static final AtomicLong JUDGED = new AtomicLong();

    @Override
    public void sent(String callId, String event) {
        // judged later: the client's types are slow to load, and an event loop must not wait for them
        HELD.add(new Exhibit(Side.SERVICE, callId, event, Judge::ofEvent));
    }

    /** What is wrong on purpose is not held: a client that understands it would be none. */
    @Override
    public void garbled(String callId, String text) {}

    @Override
    public void received(String callId, String message) {
        HELD.add(new Exhibit(Side.APPLICATION, callId, message, Judge::ofMessage));
    }

    @Override
    public void requested(String callId, String action, String body) {
        HELD.add(new Exhibit(Side.APPLICATION, callId, body, text -> Judge.ofRequest(action, text)));
    }

    /** Judges what there is since the last time; what is wrong with it. */
    static List<String> judge(boolean alsoTheApplication) {
        List<String> complaints = new ArrayList<>();
        for (Exhibit exhibit = HELD.poll(); exhibit != null; exhibit = HELD.poll()) {
            if (exhibit.side() == Side.SERVICE || alsoTheApplication) {
                JUDGED.incrementAndGet();
                complaints.addAll(exhibit.complaints());
            }
        }
        return complaints;
    }

    /** How many texts were judged so far. */
    static long judged() {
        return JUDGED.get();
    }
}
