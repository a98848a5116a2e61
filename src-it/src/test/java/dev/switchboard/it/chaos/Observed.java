package dev.switchboard.it.chaos;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandClosed;
import dev.switchboard.emulator.event.FrameListener;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** What the service knows: the calls, every function call, and every output that came to it, whoever sent it. */
final class Observed {

    /** So long it takes until a sideband that says something senseless is closed. */
    private static final Duration BROKEN = Duration.ofMillis(500);

    /** The tool of an output that came to a function call that nobody had made. */
    private static final String NEVER_ASKED = "";

    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> saidAll = new ConcurrentHashMap<>();
    private final Map<String, String> sipCallIds = new ConcurrentHashMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Set<String> going = ConcurrentHashMap.newKeySet();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private final Map<String, Queue<Long>> closings = new ConcurrentHashMap<>();

    void on(EmulatorEvent event) {
        if (event instanceof IncomingCall call) {
            going.add(call.callId());
            sipCallIds.put(call.callId(), call.sipCallId());
        } else if (event instanceof FunctionCalled called) {
            asked(called.callId(), called.functionCallId(), called.name());
        } else if (event instanceof FaultInjected fault) {
            synchronized (faults) {
                faults.merge(fault.fault(), 1, Integer::sum);
            }
        } else if (event instanceof SidebandClosed) {
            closings.computeIfAbsent(event.callId(), id -> new ConcurrentLinkedQueue<>())
                    .add(System.nanoTime());
        } else if (event instanceof ScriptStuck) {
            stuck.add(event.callId());
        } else if (event instanceof ScriptFinished finished && finished.toHangUp() == Party.CALLER) {
            saidAll(sipCallIds.get(event.callId())).complete(null);
        } else if (event instanceof CallEnded) {
            going.remove(event.callId());
        }
    }

    private Asked asked(String callId, String functionCallId, String tool) {
        return asked.computeIfAbsent(functionCallId, id -> new Asked(callId, id, tool));
    }

    /** What goes over the sidebands. */
    FrameListener frames() {
        return new FrameListener() {
            @Override
            public void sent(String callId, String event) {
                if (event.contains("\"function_call\"")) {
                    sentOn(callId, new JsonObject(event));
                }
            }

            @Override
            public void received(String callId, String message) {
                JsonObject item = new JsonObject(message).getJsonObject("item");
                if (item != null && "function_call_output".equals(item.getString("type"))) {
                    asked(callId, item.getString("call_id"), NEVER_ASKED).answered(item.getString("output"));
                }
            }
        };
    }

    /** The two events that name a function call when it is complete. */
    private void sentOn(String callId, JsonObject event) {
        if (event.getString("type").equals("response.output_item.done")) {
            sent(callId, event.getJsonObject("item"));
        } else if (event.getString("type").equals("response.done")) {
            event.getJsonObject("response")
                    .getJsonArray("output", new JsonArray())
                    .forEach(item -> sent(callId, (JsonObject) item));
        }
    }

    private void sent(String callId, JsonObject item) {
        if (item.getString("type").equals("function_call") && "completed".equals(item.getString("status"))) {
            asked(callId, item.getString("call_id"), item.getString("name")).sent();
        }
    }

    /** Done when there is nothing more to say in a call, and the caller is the one to hang up. */
    CompletableFuture<Void> saidAll(String sipCallId) {
        return saidAll.computeIfAbsent(sipCallId, id -> new CompletableFuture<>());
    }

    /** Whether a caller waits for something of that kind. */
    boolean isAnyUnanswered(String sipCallId, Predicate<Asked> kind) {
        return asked.values().stream()
                .filter(one -> one.outputs().isEmpty() && sipCallId.equals(sipCallIds.get(one.callId())))
                .anyMatch(kind);
    }

    /** Every function call. */
    Collection<Asked> asked() {
        return asked.values();
    }

    /** Whether the conversation came to a halt, with the caller on the line and somebody expected to do something. */
    boolean isStuck(String callId) {
        return stuck.contains(callId);
    }

    /** Whether the sideband broke on which it had just gone out, so that nobody may have read it. */
    boolean brokeBehind(Asked asked) {
        return closings.getOrDefault(asked.callId(), new ConcurrentLinkedQueue<>()).stream()
                .map(closing -> closing - asked.firstSentAt())
                .anyMatch(since -> since >= 0 && since < BROKEN.toNanos());
    }

    boolean isAnyGoing() {
        return !going.isEmpty();
    }

    /** How often each fault has struck. */
    Map<String, Integer> faults() {
        synchronized (faults) {
            return new TreeMap<>(faults);
        }
    }
}
