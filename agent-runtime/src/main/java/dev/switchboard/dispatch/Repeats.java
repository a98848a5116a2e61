package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.dispatch.ToolRequest.RepeatOf;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.InvocationLedger.Earlier;
import dev.switchboard.ledger.Receipts;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Answers a write that the model asked for before, instead of running it again. */
final class Repeats implements Step {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final InvocationLedger ledger;
    private final Receipts receipts;
    private final Clock clock;
    private final Step next;

    Repeats(InvocationLedger ledger, Receipts receipts, Clock clock, Step next) {
        this.ledger = ledger;
        this.receipts = receipts;
        this.clock = clock;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        Optional<RepeatOf> repeat = invocation.request().repeatOf();
        if (repeat.isEmpty()) {
            return next.take(invocation);
        }
        InvocationKey first =
                new InvocationKey(invocation.key().callId(), repeat.get().functionCallId());
        Optional<Earlier> earlier = ledger.earlier(first);
        if (earlier.isPresent()) {
            return new FixedAnswer(Outcome.REPEATED, answer(earlier.get(), repeat.get()));
        }
        // what cannot be found may be under way, and what may be under way must not run a second time
        return new FixedAnswer(Outcome.REPEATED, receipts.promise(first).orElse(FixedAnswer.UNCERTAIN));
    }

    private String answer(Earlier first, RepeatOf repeat) {
        if (first.answer().outcome() != Outcome.COMMITTED) {
            return first.answer().text();
        }
        String time = TIME.format(first.finishedAt().atZone(clock.getZone()));
        return switch (repeat.answer()) {
            case REPLAY ->
                Json.createObjectBuilder()
                        .add("repeated", true)
                        .add("message", "This was done already at " + time + ", once. Its answer was:")
                        .add("answer", json(first.answer().text()))
                        .build()
                        .toString();
            case CONFIRM ->
                Json.createObjectBuilder()
                        .add("repeated", true)
                        .add(
                                "message",
                                "This was done already at " + time
                                        + " and the caller was told. Nothing was done now. Only if the caller wants it"
                                        + " a second time, call again.")
                        .build()
                        .toString();
            case REJECT ->
                Answers.error("This was done already at " + time + ". It is not done a second time in one call.");
        };
    }

    private static JsonValue json(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readValue();
            } catch (RuntimeException e) {
                return Json.createValue(text);
            }
        }
        return Json.createValue(text);
    }
}
