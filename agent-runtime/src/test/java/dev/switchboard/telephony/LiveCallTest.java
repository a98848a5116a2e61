package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.OnRepeat;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallRules;
import dev.switchboard.call.CallRules.Waits;
import dev.switchboard.call.CallState;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Known;
import dev.switchboard.call.Note;
import dev.switchboard.call.TakingUp;
import dev.switchboard.call.ToolRule;
import dev.switchboard.call.Transition;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.dispatch.ToolAnswer;
import dev.switchboard.dispatch.ToolRequest;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.NoteRecorder;
import dev.switchboard.telemetry.NobodyLooks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the model asks for the same write twice, so that the second waits for what comes of the first. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class LiveCallTest {

    private static final IncomingCall CALL =
            new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
    private static final AgentDescriptor AGENT =
            new AgentDescriptor("reception", List.of("+18005550100"), Object.class, List.of());
    private static final Duration LONG = Duration.ofHours(1);
    private static final CallRules RULES = new CallRules(
            Optional.empty(),
            Map.of("book", new ToolRule(true, false, OnRepeat.CONFIRM, LONG, LONG)),
            new ToolRule(false, false, OnRepeat.ALLOW, LONG, LONG),
            new Waits(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG),
            100,
            100);

    private final List<String> received = new ArrayList<>();
    private final List<String> run = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final LiveCalls calls = new LiveCalls();

    @BeforeEach
    void workIsDoneWhenTheTestSaysSo() {
        calls.meters = new NobodyLooks();
        calls.limits = new CallLimits() {
            @Override
            synchronized void leave(String callId) {}
        };
        calls.turns = new NoteRecorder() {
            @Override
            public void keep(String callId, Note note) {}

            @Override
            public void flush() {}
        };
        calls.ledger = new CallLedger() {
            @Override
            public void ended(String callId, String reason) {
                ended.add(callId + " " + reason);
            }
        };
        calls.threads = new CallThreads() {
            @Override
            void handle(Runnable task) {
                task.run();
            }

            @Override
            void work(Runnable task) {
                work.add(task);
            }

            @Override
            Future<?> handleAfter(Duration delay, Runnable task) {
                return new CompletableFuture<>();
            }
        };
        calls.dispatcher = new Dispatcher() {
            @Override
            public void received(ToolRequest request) {
                received.add(request.functionCallId());
            }

            /** Fails, so that the model may well ask again. */
            @Override
            public ToolAnswer dispatch(ToolRequest request) {
                run.add(request.functionCallId() + " under epoch " + request.epoch());
                return new ToolAnswer("failed", Outcome.FAILED, List.of());
            }

            @Override
            public void end(String callId) {}
        };
    }

    private void workUntilNothingIsLeft() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }

    private LiveCall live(CallState state) {
        return new LiveCall(calls, CALL, AGENT, 2, state);
    }

    private static FunctionCall book(String id) {
        return new FunctionCall(id, "resp_1", "book", "{}", "{}");
    }

    private LiveCall askedTwice() {
        LiveCall live = live(CallState.accepted(RULES));
        live.happened(new CallEvent.Attached());
        live.happened(new CallEvent.FunctionCalled(book("call_1")));
        live.happened(new CallEvent.FunctionCalled(book("call_2")));
        return live;
    }

    @Test
    void receiptsWhatIsReadThoughNoThreadIsFreeForItAndThoughItWaitsForAnother() {
        askedTwice();

        assertThat(received).containsExactly("call_1", "call_2");
        assertThat(run).isEmpty();
    }

    @Test
    void goesOnWithWhatWaitsAlthoughTheCallerHungUp() {
        LiveCall live = askedTwice();
        live.happened(new CallEvent.Gone());
        workUntilNothingIsLeft();

        assertThat(ended).containsExactly("rtc_1 ended");
        assertThat(run).containsExactly("call_1 under epoch 2", "call_2 under epoch 2");
    }

    @Test
    void doesNotGoOnWithACallThatSomebodyElseIsToGoOnWith() {
        LiveCall live = askedTwice();
        live.letGo();
        workUntilNothingIsLeft();

        assertThat(ended).isEmpty();
        assertThat(run).containsExactly("call_1 under epoch 2");
    }

    @Test
    void doesWhatIsLeftOfACallThatIsOverWithoutDiallingIt() {
        List<Known> known = List.of(open("call_1"), open("call_2"));
        Transition taken = TakingUp.of(RULES, known, Duration.ZERO);
        live(taken.state()).conclude(taken.commands());
        workUntilNothingIsLeft();

        assertThat(run).containsExactly("call_1 under epoch 2", "call_2 under epoch 2");
        assertThat(ended).containsExactly("rtc_1 ended");
    }

    private static Known open(String id) {
        return new Known(book(id), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
