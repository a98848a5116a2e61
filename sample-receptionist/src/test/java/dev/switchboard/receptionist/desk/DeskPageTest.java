package dev.switchboard.receptionist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Digit;
import dev.switchboard.api.CallRecord.Interruption;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Response;
import dev.switchboard.api.CallRecord.Settlement;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.CallRecord.Turn;
import dev.switchboard.api.CallRecord.Usage;
import dev.switchboard.api.Calls;
import dev.switchboard.api.Erasure;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.Unsettled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeskPageTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(3_600), ZoneOffset.UTC);

    private static final Look NEWEST = Look.at(null, null);

    private record Known(List<CallRecord> newest, List<Unsettled> unsettled) implements Calls {

        @Override
        public List<CallRecord> newest(int limit) {
            return newest;
        }

        @Override
        public Optional<CallRecord> find(String callId) {
            return newest.stream().filter(call -> call.id().equals(callId)).findFirst();
        }

        @Override
        public List<CallRecord> from(String callerNumber, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CallRecord> between(Instant from, Instant to, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Unsettled> unsettled(int limit) {
            return unsettled;
        }

        @Override
        public Erasure erase(String callerNumber) {
            throw new UnsupportedOperationException();
        }
    }

    private static DeskPage page(List<CallRecord> newest, Unsettled... unsettled) {
        return new DeskPage(new Known(newest, List.of(unsettled)), CLOCK);
    }

    private static CallRecord call(String id, String name, State state, Action... actions) {
        return new CallRecord(
                id,
                "reception",
                "gpt-realtime-2.1",
                new PhoneAddress(name, "+14155550123"),
                new PhoneAddress("", "+18005550100"),
                "sip-1",
                state,
                NOON,
                NOON.plusSeconds(1),
                state == State.ENDED ? NOON.plusSeconds(60) : null,
                state == State.ENDED ? "caller_hung_up" : null,
                List.of(
                        new Turn("item_1", Speaker.AGENT, "Hello, this is", NOON.plusSeconds(2)),
                        new Turn("item_2", Speaker.CALLER, "<b>Tuesday</b> & \"two\"", NOON.plusSeconds(3))),
                List.of(actions),
                List.of(new Interruption("item_1", Duration.ofMillis(1_234), NOON.plusSeconds(3))),
                List.of(new Digit(null, NOON.plusSeconds(4))),
                List.of(new Response(
                        "resp_1", "completed", new Usage(1_000, 500, 100, 0, 20, 30), NOON.plusSeconds(5))),
                List.of(new CallRecord.Moment("attached", "", NOON.plusSeconds(1))));
    }

    private static Action action(Outcome outcome, Instant startedAt) {
        return new Action(
                "call_1",
                "bookAppointment",
                "{\"name\":\"<i>Ada</i>\",\"start\":\"2026-11-27T14:00\"}",
                outcome,
                outcome == Outcome.RUNNING ? null : "no JSON",
                2,
                startedAt,
                Duration.ofMillis(12),
                null,
                List.of(),
                null);
    }

    private static Action settled(Outcome outcome, String by) {
        Action action = action(outcome, NOON);
        return new Action(
                action.functionCallId(),
                action.tool(),
                action.arguments(),
                outcome,
                action.answer(),
                action.attempts(),
                action.startedAt(),
                action.duration(),
                null,
                List.of(),
                new Settlement("They <b>have</b> it.", by, NOON.plusSeconds(100)));
    }

    @Test
    void showsWhatWasSaidAndDoneInItsOrder() {
        Action booked = action(Outcome.COMMITTED, NOON.plusSeconds(10));
        String html = page(List.of(call("rtc_1", "Ada", State.ENDED, booked))).whole(NEWEST, Optional.empty());

        assertThat(html)
                .containsSubsequence(
                        "attached",
                        "Hello, this is",
                        "interrupted after 1.2 s",
                        "Tuesday",
                        "The caller pressed a key.",
                        "bookAppointment",
                        "committed",
                        "12 ms, 2 attempts",
                        "2026-11-27T14:00",
                        "no JSON",
                        "ended (caller hung up)")
                .contains("1,500 in (100 of them cached), 50 out")
                .contains("<time datetime=\"2026-11-26T12:00:10Z\">12:00:10</time>");
    }

    @Test
    void letsNobodyWriteIntoThePage() {
        Action booked = action(Outcome.COMMITTED, NOON);
        String html = page(
                        List.of(call("rtc_\"><script>", "<script>alert(1)</script>", State.ACCEPTED, booked)),
                        new Unsettled(call("rtc_2", "O'Hara <img src=x>", State.ENDED), action(Outcome.UNKNOWN, NOON)))
                .whole(NEWEST, Optional.empty());

        assertThat(html)
                .doesNotContain("<script>alert", "<b>Tuesday", "<i>Ada", "<img", "\"><script>")
                .contains("&lt;b&gt;Tuesday&lt;/b&gt; &amp; &quot;two&quot;");
    }

    @Test
    void showsFirstWhatAPersonHasToLookAt() {
        String html = page(
                        List.of(call("rtc_1", "Ada", State.ACCEPTED)),
                        new Unsettled(call("rtc_2", "Grace", State.ENDED), action(Outcome.UNKNOWN, NOON)))
                .whole(NEWEST, Optional.empty());

        assertThat(html)
                .containsSubsequence(
                        "Did bookAppointment happen?",
                        "Grace asked for it at",
                        "Tell the caller: <a href=\"tel:+14155550123\">",
                        "?call=rtc_2",
                        "<h2>Calls</h2>");
    }

    @Test
    void doubtsWhatIsRunningAfterAMinuteOnly() {
        CallRecord call = call("rtc_1", "Ada", State.ACCEPTED);
        Unsettled young =
                new Unsettled(call, action(Outcome.RUNNING, CLOCK.instant().minusSeconds(59)));
        Unsettled old =
                new Unsettled(call, action(Outcome.RUNNING, CLOCK.instant().minusSeconds(61)));

        assertThat(page(List.of(call), young).whole(NEWEST, Optional.empty())).doesNotContain("has not ended");
        assertThat(page(List.of(call), old).whole(NEWEST, Optional.empty())).contains("bookAppointment has not ended");
    }

    @Test
    void namesTheDayOfWhatWasNotToday() {
        DeskPage tomorrow = new DeskPage(
                new Known(List.of(call("rtc_1", "Ada", State.ENDED)), List.of()),
                Clock.offset(CLOCK, Duration.ofDays(1)));

        assertThat(tomorrow.whole(NEWEST, Optional.empty())).contains(">Nov 26, 12:00:00</time>");
    }

    @Test
    void followsTheNewestCallUntilSomebodyChoosesAnother() {
        DeskPage page = page(List.of(call("rtc_2", "Newer", State.ACCEPTED), call("rtc_1", "Older", State.ENDED)));

        assertThat(page.parts(NEWEST).get("call")).contains("<h2>Newer</h2>");
        assertThat(page.parts(Look.at("rtc_1", null)).get("call")).contains("<h2>Older</h2>");
        assertThat(page.parts(Look.at("rtc_1", null)).get("calls"))
                .contains("<a href=\"?call=rtc_1\" aria-current=\"true\">")
                .contains("<a href=\"?call=rtc_2\">");
    }

    @Test
    void hasSomethingToSayWhenThereIsNothing() {
        assertThat(page(List.of()).whole(NEWEST, Optional.empty()))
                .contains("No calls yet.")
                .contains("What is said and done in a call stands here");
        assertThat(page(List.of(call("rtc_1", "Ada", State.ENDED)))
                        .whole(Look.at("rtc_unknown", null), Optional.empty()))
                .contains("What is said and done in a call stands here");
    }

    @Test
    void asksForTheNameOfThoseWhoHaveNotLoggedIn() {
        DeskPage page =
                page(List.of(), new Unsettled(call("rtc_2", "Grace", State.ENDED), action(Outcome.UNKNOWN, NOON)));

        assertThat(page.parts(NEWEST).get("doubts"))
                .contains("<input type=\"hidden\" name=\"call\" value=\"rtc_2\">")
                .contains("<input type=\"hidden\" name=\"functionCall\" value=\"call_1\">")
                .contains("name=\"by\"");
        assertThat(page.parts(Look.at(null, () -> "Ada & Co")).get("doubts"))
                .contains("It is recorded that Ada &amp; Co says so.")
                .doesNotContain("name=\"by\"");
    }

    @Test
    void letsNobodySettleWhatHasNotEnded() {
        Unsettled running = new Unsettled(call("rtc_1", "Ada", State.ACCEPTED), action(Outcome.RUNNING, NOON));

        assertThat(page(List.of(), running).parts(NEWEST).get("doubts"))
                .contains("has not ended")
                .doesNotContain("<form");
    }

    @Test
    void showsHowADoubtWasSettled() {
        DeskPage page = page(List.of(
                call("rtc_1", "Ada", State.ENDED, settled(Outcome.COMMITTED, "Grace")),
                call("rtc_2", "Ada", State.ENDED, settled(Outcome.FAILED, "<i>Ada</i>"))));

        assertThat(page.whole(Look.at("rtc_1", null), Optional.empty()).replaceAll("\\s+", " "))
                .contains("Settled by Grace at <time datetime=\"2026-11-26T12:01:40Z\">12:01:40</time>:"
                        + " They &lt;b&gt;have&lt;/b&gt; it.");
        assertThat(page.settled(Look.at("rtc_1", null), "call_1", false))
                .contains(new Message("Settled: bookAppointment was done, says Grace at 12:01:40.", false));
        assertThat(page.settled(Look.at("rtc_2", null), "call_1", true)
                        .map(message -> page.whole(NEWEST, Optional.of(message))))
                .get()
                .asString()
                .contains("Nothing is changed, since it was settled before: bookAppointment was not done, says"
                        + " &lt;i&gt;Ada&lt;/i&gt; at 12:01:40.");
        assertThat(page.settled(Look.at("rtc_1", null), "call_unknown", false)).isEmpty();
        assertThat(page.settled(Look.at("rtc_unknown", null), "call_1", false)).isEmpty();
    }

    /** Each state and outcome has words of its own, whoever adds one. */
    @Test
    void hasWordsForEverything() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(Words.outcome(outcome)).matches("[a-z ,]+");
        }
        for (State state : State.values()) {
            assertThat(Words.state(state)).matches("[a-z ]+");
        }
    }
}
