package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.CheckItem;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ItemMissing;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseFinished.Status;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The service as a call machine sees it: one response at a time, and its own when the caller has spoken. */
final class SimulatedService {

    private static final int MOST_FUNCTION_CALLS = 8;

    private static final class Response {
        final String id;
        final Occasion occasion;
        final int began;
        boolean heard;

        Response(String id, Occasion occasion, int began) {
            this.id = id;
            this.occasion = occasion;
            this.began = began;
        }
    }

    private final IntUnaryOperator choose;
    private final boolean repeatsMetadata;
    private final Deque<CallEvent> outgoing = new ArrayDeque<>();
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, Integer> added = new HashMap<>();
    private final List<Response> responses = new ArrayList<>();
    private @Nullable Response active;
    private @Nullable Response playing;
    private boolean open;
    private boolean callerSpeaks;
    private boolean callsFunctions = true;
    private int clock;
    private int functionCalls;
    private int batches;
    private int messages;

    SimulatedService(IntUnaryOperator choose, boolean repeatsMetadata) {
        this.choose = choose;
        this.repeatsMetadata = repeatsMetadata;
    }

    Deque<CallEvent> outgoing() {
        return outgoing;
    }

    void open(boolean now) {
        open = now;
        outgoing.clear();
    }

    void noMoreFunctionCalls() {
        callsFunctions = false;
    }

    void possible(List<Runnable> possible) {
        if (active != null) {
            possible.add(this::finish);
        }
        if (playing != null && active == null) {
            possible.add(this::endPlayback);
        }
        if (callerSpeaks) {
            possible.add(this::callerStops);
        }
    }

    private void send(CallEvent event) {
        if (open) {
            outgoing.add(event);
        }
    }

    void take(CallCommand command) {
        clock++;
        if (command instanceof Respond respond) {
            if (active != null) {
                send(new ResponseRefused());
            } else {
                begin(respond.speech().occasion());
            }
        } else if (command instanceof SendOutput output) {
            add(
                    ItemId.ofOutput(output.functionCallId()),
                    output.output(),
                    new OutputAcknowledged(output.functionCallId()));
        } else if (command instanceof SendMessage message) {
            messages += has(message.itemId()) ? 0 : 1;
            add(message.itemId(), message.text(), new ItemAcknowledged(message.itemId()));
        } else if (command instanceof CheckItem check) {
            send(has(check.itemId()) ? new ItemAcknowledged(check.itemId()) : new ItemMissing(check.itemId()));
        }
    }

    private void add(String itemId, String text, CallEvent acknowledgement) {
        String other = items.putIfAbsent(itemId, text);
        assertThat(other == null ? text : other)
                .as("never two different answers")
                .isEqualTo(text);
        added.putIfAbsent(itemId, clock);
        send(acknowledgement);
    }

    private void begin(Occasion occasion) {
        clock++;
        active = new Response("resp_" + responses.size(), occasion, clock);
        responses.add(active);
        boolean tells = repeatsMetadata && occasion != Occasion.NATURAL;
        send(new ResponseStarted(active.id, tells ? Optional.of(occasion) : Optional.empty()));
    }

    private void finish() {
        Response done = active;
        active = null;
        int calls = done.occasion.tellsAnswers() && callsFunctions && functionCalls < MOST_FUNCTION_CALLS
                ? choose.applyAsInt(3)
                : 0;
        batches += calls > 0 ? 1 : 0;
        for (int i = 0; i < calls; i++) {
            String tool = List.of("book", "book", "cancel", "find").get(choose.applyAsInt(4));
            String arguments = choose.applyAsInt(3) == 0 ? "{1}" : "{}";
            send(new FunctionCalled(new FunctionCall("call_" + functionCalls++, done.id, tool, arguments, arguments)));
        }
        boolean audible = calls == 0 || choose.applyAsInt(3) == 0;
        send(new ResponseFinished(done.id, Status.COMPLETED, audible, ""));
        if (audible) {
            playing = done;
            send(new PlaybackStarted(done.id));
        }
    }

    private void endPlayback() {
        playing.heard = true;
        send(new PlaybackEnded(playing.id));
        playing = null;
    }

    boolean callerMayStart() {
        return !callerSpeaks;
    }

    /** Whether the agent was interrupted. */
    boolean callerStarts() {
        callerSpeaks = true;
        send(new CallerStarted());
        boolean interrupts = active != null || playing != null;
        if (playing != null) {
            send(new PlaybackCut(playing.id));
            playing = null;
        }
        if (active != null) {
            send(new ResponseFinished(active.id, Status.CANCELLED, false, "turn_detected"));
            active = null;
        }
        return interrupts;
    }

    private void callerStops() {
        callerSpeaks = false;
        send(new CallerStopped());
        if (active == null) {
            begin(Occasion.NATURAL);
        }
    }

    boolean has(String itemId) {
        return items.containsKey(itemId);
    }

    /** Whether a response that is free to tell it began when the service had it. */
    boolean isTold(String itemId) {
        return has(itemId)
                && responses.stream()
                        .anyMatch(response -> response.occasion.tellsAnswers() && response.began > added.get(itemId));
    }

    /** Whether the service had it when that response began. */
    boolean isKnownIn(String responseId, String itemId) {
        return has(itemId)
                && responses.stream()
                        .anyMatch(response -> response.id.equals(responseId) && response.began > added.get(itemId));
    }

    boolean isHeard(String itemId) {
        return has(itemId)
                && responses.stream()
                        .anyMatch(response -> response.occasion.tellsAnswers()
                                && response.began > added.get(itemId)
                                && response.heard);
    }

    List<String> untold() {
        return items.keySet().stream().filter(item -> !isTold(item)).toList();
    }

    long continuations() {
        return responses.stream()
                .filter(response -> response.occasion == Occasion.CONTINUATION)
                .count();
    }

    int batches() {
        return batches;
    }

    int messages() {
        return messages;
    }
}
