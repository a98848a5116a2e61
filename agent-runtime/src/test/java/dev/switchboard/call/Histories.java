package dev.switchboard.call;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallInstruction.HangUp;
import dev.switchboard.api.CallInstruction.Say;
import dev.switchboard.api.CallInstruction.TransferTo;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ItemMissing;
import dev.switchboard.call.CallEvent.ItemTruncated;
import dev.switchboard.call.CallEvent.KeyPressed;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseFinished.Status;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.SessionExpired;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import dev.switchboard.call.CallEvent.TransferRefused;
import dev.switchboard.call.CallEvent.TransferRelayed;
import dev.switchboard.call.CallEvent.Unreachable;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any event at any time, likely or not, twice or never. A history ends in each way that there is. */
final class Histories {

    /** What a call does not survive. */
    private static final List<CallEvent> ENDS = List.of(new Gone(), new Unreachable(), new SessionExpired());

    private static final Arbitrary<String> RESPONSES = Arbitraries.of("r1", "r2", "r3", "r4", "r5", "r6");
    private static final Arbitrary<String> CALLS = Arbitraries.of("c1", "c2", "c3", "c4");
    private static final Arbitrary<String> ITEMS =
            Arbitraries.of(ItemId.ofOutput("c1"), ItemId.ofOutput("c2"), ItemId.ofMessage("late c1"));

    private static final List<CallEvent> GREETED = List.of(
            new ResponseStarted("r1", Optional.of(Occasion.GREETING)),
            new ResponseFinished("r1", Status.COMPLETED, true, ""),
            new PlaybackEnded("r1"));

    /** What chance alone seldom puts together. */
    private static final List<List<CallEvent>> STORIES = List.of(
            List.of(called("c1"), timer(Kind.ANSWER, "c1")),
            List.of(called("c1"), timer(Kind.ANSWER, "c1"), new AnswerPromised("c1", Optional.of("later"))),
            List.of(called("c2"), called("c3")),
            List.of(
                    new Attached(),
                    called("c4"),
                    new ToolAnswered("c4", "a", Written.YES, List.of(new TransferTo("tel:+14155550123"))),
                    timer(Kind.GOODBYE, "")),
            List.of(
                    new Attached(),
                    called("c4"),
                    new ToolAnswered("c4", "a", Written.YES, List.of(new HangUp())),
                    timer(Kind.GOODBYE, "")),
            List.of(
                    new ResponseStarted("r5", Optional.of(Occasion.GREETING)),
                    new ResponseFinished("r5", Status.COMPLETED, true, ""),
                    new ResponseStarted("r6", Optional.of(Occasion.GREETING)),
                    new ResponseFinished("r6", Status.FAILED, false, ""),
                    timer(Kind.RETRY, "")),
            List.of(
                    new ResponseStarted("r3", Optional.empty()),
                    new ResponseStarted("r4", Optional.of(Occasion.GREETING)),
                    new ResponseFinished("r4", Status.COMPLETED, true, ""),
                    new ResponseRefused(),
                    new ResponseFinished("r3", Status.CANCELLED, false, "")),
            List.of(timer(Kind.RESPONSE, ""), timer(Kind.RETRY, ""), timer(Kind.PLAYBACK, ""), timer(Kind.IDLE, "")));

    private Histories() {}

    private static CallEvent called(String id) {
        return new FunctionCalled(new FunctionCall(id, "r1", "book", "{}", "{}"));
    }

    private static CallEvent timer(Kind kind, String functionCallId) {
        return new TimerFired(new CallTimer(kind, functionCallId));
    }

    static Arbitrary<List<CallEvent>> any() {
        Arbitrary<List<CallEvent>> pieces =
                Arbitraries.frequencyOf(Tuple.of(14, event().map(List::of)), Tuple.of(1, Arbitraries.of(STORIES)));
        Arbitrary<List<CallEvent>> middles = pieces.list()
                .ofMinSize(10)
                .ofMaxSize(50)
                .map(list -> list.stream().flatMap(List::stream).toList());
        Arbitrary<List<CallEvent>> quietOnes = Combinators.combine(
                        Arbitraries.<List<CallEvent>>of(List.of(), List.of(timer(Kind.IDLE, ""))),
                        event().list().ofMaxSize(4))
                .as((asked, list) -> {
                    List<CallEvent> quiet = new ArrayList<>(GREETED);
                    quiet.addAll(asked);
                    quiet.addAll(list);
                    return quiet;
                });
        Arbitrary<List<CallEvent>> ends = Arbitraries.shuffle(ENDS).map(List::copyOf);
        Arbitrary<List<CallEvent>> afterwards = event().list().ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(6, middles), Tuple.of(1, quietOnes)), ends, afterwards)
                .as((middle, end, afterward) -> {
                    List<CallEvent> all = new ArrayList<>(List.of(new Attached()));
                    all.addAll(middle);
                    all.addAll(end);
                    all.addAll(afterward);
                    return all;
                });
    }

    private static Arbitrary<CallEvent> event() {
        Arbitrary<Optional<Occasion>> occasions =
                Arbitraries.of(Occasion.values()).optional(0.3);
        Arbitrary<Optional<String>> promise = Arbitraries.just("later").optional(0.7);
        return Arbitraries.oneOf(List.of(
                Arbitraries.just(new Attached()),
                Arbitraries.just(new Detached()),
                Combinators.combine(RESPONSES, occasions).as(ResponseStarted::new),
                Combinators.combine(
                                RESPONSES,
                                Arbitraries.of(Status.class),
                                Arbitraries.of(true, false),
                                Arbitraries.of("", "rate_limit_exceeded"))
                        .as(ResponseFinished::new),
                Arbitraries.just(new ResponseRefused()),
                functionCalls(),
                functionCalls(),
                Combinators.combine(CALLS, Arbitraries.of("a", "b"), Arbitraries.of(Written.class), instructions())
                        .as(ToolAnswered::new),
                Combinators.combine(CALLS, promise).as(AnswerPromised::new),
                Combinators.combine(CALLS, Arbitraries.of(true, false))
                        .as((id, done) -> new ToolSettled(id, done, "settled")),
                CALLS.map(OutputAcknowledged::new),
                ITEMS.map(ItemAcknowledged::new),
                ITEMS.map(ItemMissing::new),
                Arbitraries.just(new CallerStarted()),
                Arbitraries.just(new CallerStopped()),
                Arbitraries.of("1", "#").map(KeyPressed::new),
                RESPONSES.map(PlaybackStarted::new),
                RESPONSES.map(PlaybackEnded::new),
                RESPONSES.map(PlaybackCut::new),
                Arbitraries.just(new ItemTruncated("item", 700)),
                Arbitraries.just(new TransferRelayed()),
                Arbitraries.just(new TransferRefused("status 500")),
                Arbitraries.just(new Noted(new Moment("other", ""))),
                timers(),
                timers()));
    }

    private static Arbitrary<CallEvent> functionCalls() {
        return Combinators.combine(
                        CALLS,
                        RESPONSES,
                        Arbitraries.of("book", "book", "cancel", "pay", "scoop", "find"),
                        Arbitraries.of("{}", "{1}"))
                .as((id, response, tool, arguments) ->
                        new FunctionCalled(new FunctionCall(id, response, tool, arguments, arguments)));
    }

    private static Arbitrary<List<CallInstruction>> instructions() {
        return Arbitraries.<CallInstruction>of(new Say("Hm."), new TransferTo("tel:+14155550123"), new HangUp())
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<CallEvent> timers() {
        return Combinators.combine(Arbitraries.of(Kind.class), CALLS)
                .as((kind, call) -> new TimerFired(
                        kind == Kind.HOLD || kind == Kind.ANSWER ? new CallTimer(kind, call) : CallTimer.of(kind)));
    }
}
