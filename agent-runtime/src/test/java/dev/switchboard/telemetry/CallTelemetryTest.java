package dev.switchboard.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.switchboard.Logged;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseFinished.Status;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Ignored;
import dev.switchboard.call.Note;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallTelemetryTest {

    private static final class Meters extends CallMeters {

        private final List<String> seen = new ArrayList<>();

        @Override
        void ended(String agent, String reason, Duration duration) {
            seen.add("call of " + agent + " " + reason + " " + duration.toMillis());
        }

        @Override
        void silence(Duration duration) {
            seen.add("silence " + duration.toMillis());
        }

        @Override
        void audible(Duration duration) {
            seen.add("audible " + duration.toMillis());
        }

        @Override
        void reattached() {
            seen.add("reattached");
        }

        @Override
        void ignored(Ignored kind) {
            seen.add("ignored " + kind);
        }

        @Override
        void tokens(Note.Usage usage) {
            seen.add("tokens " + usage.inputAudio());
        }
    }

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");
    private final Meters meters = new Meters();
    private long nanos;
    private final CallTelemetry telemetry = new CallTelemetry(meters, tracer, () -> nanos, "rtc_1", "reception");

    private void pass(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    private static FunctionCalled called(String id) {
        return new FunctionCalled(new FunctionCall(id, "resp_1", "book", "{}", "{}"));
    }

    @Test
    void measuresHowLongTheCallerWaits() {
        telemetry.event(called("call_1"));
        pass(100);
        telemetry.event(called("call_2"));
        telemetry.event(called("call_1"));
        pass(200);
        telemetry.command(new SendOutput("call_1", "{}"));
        pass(50);
        telemetry.command(new SendOutput("call_2", "{}"));
        telemetry.command(new SendOutput("call_1", "{}")); // once more, on a new socket
        pass(400);
        telemetry.event(new PlaybackStarted("resp_2"));
        pass(1_000);
        telemetry.event(new PlaybackStarted("resp_3"));

        assertThat(meters.seen).containsExactly("silence 300", "silence 250", "audible 400");
    }

    @Test
    void countsTokensAndReattachmentsAndTheCallOnce() {
        telemetry.event(new Attached());
        telemetry.event(new CallEvent.Detached());
        telemetry.event(new Attached());
        telemetry.command(new Keep(ended("resp_1", "completed")));
        pass(90_000);
        telemetry.ended("caller");
        telemetry.ended("let_go");

        assertThat(meters.seen).containsExactly("reattached", "tokens 20", "call of reception caller 90000");
        SpanData call = span("invoke_agent reception");
        assertThat(call.getParentSpanContext().isValid()).isFalse();
        assertThat(text(call, "gen_ai.conversation.id")).isEqualTo("rtc_1");
        assertThat(text(call, "switchboard.end_reason")).isEqualTo("caller");
        assertThat(number(call, "switchboard.reattachments")).isEqualTo(1);
    }

    @Test
    void countsWhatIsIgnoredAndTellsOfTheFirstThatCannotBeRead() {
        try (Logged log = new Logged(CallTelemetry.class)) {
            telemetry.ignored(Ignored.BINARY, "no text");
            telemetry.ignored(Ignored.UNKNOWN_TYPE, "something.new");
            telemetry.ignored(Ignored.MALFORMED, "response.done: it is half");
            telemetry.ignored(Ignored.MALFORMED, "response.created: it is half");

            assertThat(log.lines())
                    .containsExactly("WARNING call rtc_1: ignored an event that cannot be read (response.done: it is"
                            + " half); further ones are only counted");
        }
        assertThat(meters.seen)
                .containsExactly("ignored BINARY", "ignored UNKNOWN_TYPE", "ignored MALFORMED", "ignored MALFORMED");
    }

    private static Note.ResponseEnded ended(String id, String status) {
        return new Note.ResponseEnded(id, status, Optional.of(new Note.Usage(10, 20, 1, 2, 3, 4)));
    }

    @Test
    void hasASpanForEachResponseWithItsTokens() {
        telemetry.event(started("resp_1"));
        telemetry.command(new Keep(ended("resp_1", "completed")));
        telemetry.event(started("resp_2"));
        telemetry.event(finished("resp_2"));
        telemetry.command(new Keep(ended("resp_2", "failed")));
        telemetry.event(started("resp_3"));
        telemetry.ended("caller");

        String trace = span("invoke_agent reception").getTraceId();
        List<SpanData> responses = exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("chat"))
                .toList();
        assertThat(responses)
                .allMatch(span -> span.getTraceId().equals(trace))
                .extracting(span -> text(span, "gen_ai.response.id"))
                .containsExactly("resp_1", "resp_2", "resp_3");
        assertThat(number(responses.get(0), "gen_ai.usage.input_tokens")).isEqualTo(30);
        assertThat(number(responses.get(0), "gen_ai.usage.output_tokens")).isEqualTo(7);
        assertThat(number(responses.get(0), "gen_ai.usage.cache_read.input_tokens"))
                .isEqualTo(3);
        assertThat(responses.get(0).getStatus()).isEqualTo(StatusData.unset());
        assertThat(responses.get(1).getStatus()).isEqualTo(StatusData.error());
    }

    @Test
    void takesWhatATaskDoesIntoTheTrace() {
        telemetry
                .inTrace(() -> {
                    Span tool = tracer.spanBuilder("execute_tool book").startSpan();
                    tool.end();
                })
                .run();
        telemetry.ended("caller");

        assertThat(span("execute_tool book").getParentSpanId())
                .isEqualTo(span("invoke_agent reception").getSpanId());
    }

    @Test
    void notesWhatHappenedToTheCall() {
        telemetry.command(new Keep(new Note.Moment("attached", "")));
        telemetry.ended("caller");

        assertThat(span("invoke_agent reception").getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getName()).isEqualTo("switchboard.attached"));
    }

    /** Most events are none of its business and cost it nothing; what matters costs a little, once. */
    @Test
    void takesHardlyAnyOfTheHeap() {
        CallEvent other = new OutputAcknowledged("call_1");
        CallEvent again = called("call_1");
        SendOutput output = new SendOutput("call_1", "{}");
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            fewest = Math.min(fewest, bytesPerRound(other, again, output));
        }
        // two boxed times
        assertThat(fewest).isLessThanOrEqualTo(64);
    }

    private long bytesPerRound(CallEvent other, CallEvent again, SendOutput output) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 5_000;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < rounds; i++) {
            telemetry.event(other);
            telemetry.event(again);
            telemetry.command(output);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
    }

    private static CallEvent started(String id) {
        return new CallEvent.ResponseStarted(id, Optional.empty());
    }

    private static CallEvent finished(String id) {
        return new CallEvent.ResponseFinished(id, Status.FAILED, false, "");
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(SpanData span, String name) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(name)));
    }

    private static long number(SpanData span, String name) {
        Long value = span.getAttributes().get(AttributeKey.longKey(name));
        return value == null ? -1 : value;
    }
}
