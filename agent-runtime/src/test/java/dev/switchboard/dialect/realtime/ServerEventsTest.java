package dev.switchboard.dialect.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.FunctionCalled;
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
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Ignored;
import dev.switchboard.call.Note.ResponseEnded;
import dev.switchboard.call.Note.Turn;
import dev.switchboard.call.Note.Usage;
import dev.switchboard.call.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEventsTest {

    private static final String ITEM = """
            {"id":"item_1","type":"function_call","status":"%s","name":"book","call_id":"call_1","arguments":"{ }"}""";

    private static final CallEvent CALLED =
            new FunctionCalled(new FunctionCall("call_1", "resp_1", "book", "{ }", "{}"));

    private final List<Ignored> ignored = new ArrayList<>();

    private List<CallEvent> read(String message) {
        return ServerEvents.read(message, (kind, what) -> ignored.add(kind));
    }

    @Test
    void runsOnlyACompletedItem() {
        String event = "{\"type\":\"response.output_item.done\",\"response_id\":\"resp_1\",\"item\":%s}";
        assertThat(read(event.formatted(ITEM.formatted("completed")))).containsExactly(CALLED);
        assertThat(read(event.formatted(ITEM.formatted("incomplete")))).isEmpty();
        assertThat(read(event.formatted(ITEM.formatted("in_progress")))).isEmpty();
    }

    @Test
    void findsFunctionCallsInAFinishedResponse() {
        assertThat(read(
                        "{\"type\":\"response.done\",\"response\":{\"id\":\"resp_1\",\"status\":\"completed\",\"output\":["
                                + "{\"type\":\"message\",\"id\":\"m\"}," + ITEM.formatted("completed") + "]}}"))
                .containsExactly(
                        CALLED,
                        new Noted(new ResponseEnded("resp_1", "completed", Optional.empty())),
                        new ResponseFinished("resp_1", Status.COMPLETED, true, ""));
    }

    @Test
    void readsHowAResponseEndedAndWhatItTook() {
        assertThat(read("""
                        {"type":"response.done","response":{"id":"r","status":"failed","output":[],
                         "status_details":{"type":"failed","error":{"type":"tokens","code":"rate_limit_exceeded"}},
                         "usage":{"input_token_details":{"text_tokens":40,"audio_tokens":20,
                         "cached_tokens_details":{"text_tokens":8,"audio_tokens":4}},
                         "output_token_details":{"text_tokens":2,"audio_tokens":30}}}}"""))
                .containsExactly(
                        new Noted(new ResponseEnded("r", "failed", Optional.of(new Usage(40, 20, 8, 4, 2, 30)))),
                        new ResponseFinished("r", Status.FAILED, false, "rate_limit_exceeded"));
        assertThat(read("""
                        {"type":"response.done","response":{"id":"r","status":"cancelled","usage":null,
                         "status_details":{"type":"cancelled","reason":"turn_detected"}}}""")).contains(new ResponseFinished("r", Status.CANCELLED, false, "turn_detected"));
    }

    @Test
    void recognisesTheResponsesThatWeAskedFor() {
        String event = "{\"type\":\"response.created\",\"response\":{\"id\":\"r\",\"metadata\":%s}}";
        assertThat(read(event.formatted("{\"switchboard\":\"hold\"}")))
                .containsExactly(new ResponseStarted("r", Optional.of(Occasion.HOLD)));
        assertThat(read(event.formatted("{\"switchboard\":\"something new\"}")))
                .containsExactly(new ResponseStarted("r", Optional.empty()));
        assertThat(read(event.formatted("null"))).containsExactly(new ResponseStarted("r", Optional.empty()));
    }

    @Test
    void followsWhatTheCallerHearsAndDoes() {
        assertThat(read("{\"type\":\"input_audio_buffer.speech_started\",\"audio_start_ms\":7}"))
                .containsExactly(new CallerStarted());
        assertThat(read("{\"type\":\"input_audio_buffer.speech_stopped\",\"audio_end_ms\":9}"))
                .containsExactly(new CallerStopped());
        assertThat(read("{\"type\":\"output_audio_buffer.started\",\"response_id\":\"r\"}"))
                .containsExactly(new PlaybackStarted("r"));
        assertThat(read("{\"type\":\"output_audio_buffer.stopped\",\"response_id\":\"r\"}"))
                .containsExactly(new PlaybackEnded("r"));
        assertThat(read("{\"type\":\"output_audio_buffer.cleared\",\"response_id\":\"r\"}"))
                .containsExactly(new PlaybackCut("r"));
        assertThat(
                        read(
                                "{\"type\":\"conversation.item.truncated\",\"item_id\":\"i\",\"content_index\":0,\"audio_end_ms\":1500}"))
                .containsExactly(new ItemTruncated("i", 1500));
        assertThat(
                        read(
                                "{\"type\":\"input_audio_buffer.dtmf_event_received\",\"event\":\"#\",\"received_at\":1763200000}"))
                .containsExactly(new KeyPressed("#"));
    }

    @Test
    void findsOutWhichItemsTheServiceHas() {
        assertThat(
                        read(
                                "{\"type\":\"conversation.item.retrieved\",\"item\":{\"type\":\"function_call_output\",\"id\":\"o\",\"call_id\":\"call_1\"}}"))
                .containsExactly(new OutputAcknowledged("call_1"));
        assertThat(
                        read(
                                "{\"type\":\"conversation.item.retrieved\",\"item\":{\"type\":\"message\",\"role\":\"system\",\"id\":\"msg_1\"}}"))
                .containsExactly(new ItemAcknowledged("msg_1"));
        String error = "{\"type\":\"error\",\"error\":{\"code\":\"%s\",\"event_id\":\"%s\",\"message\":\"m\"}}";
        assertThat(read(error.formatted("item_not_found", "get_msg_1"))).containsExactly(new ItemMissing("msg_1"));
        assertThat(read(error.formatted("some_other_word_for_it", "get_msg_1")))
                .containsExactly(new ItemMissing("msg_1"));
        assertThat(read(error.formatted("item_already_exists", "msg_1")))
                .containsExactly(new ItemAcknowledged("msg_1"));
    }

    @Test
    void knowsTheEndOfASession() {
        assertThat(read("{\"type\":\"error\",\"error\":{\"code\":\"session_expired\",\"message\":\"60 minutes\"}}"))
                .containsExactly(new SessionExpired());
    }

    @Test
    void followsResponsesOutputsAndWords() {
        assertThat(read("{\"response\":{\"id\":\"resp_1\"},\"type\":\"response.created\"}"))
                .containsExactly(new ResponseStarted("resp_1", Optional.empty()));
        assertThat(
                        read(
                                "{\"type\":\"conversation.item.added\",\"item\":{\"type\":\"function_call_output\",\"call_id\":\"call_1\"}}"))
                .containsExactly(new OutputAcknowledged("call_1"));
        assertThat(
                        read(
                                "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":\"i\",\"transcript\":\" Hi \"}"))
                .containsExactly(new Noted(new Turn("i", Speaker.CALLER, "Hi")));
        assertThat(
                        read(
                                "{\"type\":\"response.output_audio_transcript.done\",\"item_id\":\"j\",\"transcript\":\"Hello\"}"))
                .containsExactly(new Noted(new Turn("j", Speaker.AGENT, "Hello")));
    }

    @Test
    void tellsARefusedResponseFromOtherErrors() {
        assertThat(
                        read(
                                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"code\":\"conversation_already_has_active_response\",\"message\":\"m\"}}"))
                .containsExactly(new ResponseRefused());
        assertThat(read("{\"type\":\"error\",\"error\":{\"code\":null,\"message\":\"m\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"response.done\"}",
                "{\"type\":\"response.done\",\"response\":{\"id\":7}}",
                "{\"type\":\"response.done\",\"response\":\"text\"}",
                "{\"type\":\"response.created\",\"response\":{}}",
                "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"function_call\",\"status\":\"completed\"},\"response_id\":\"r\"}",
                "{\"a\":{\"type\":\"response.created\"},\"b\":[{\"type\":\"error\"}]}",
            })
    void ignoresWhatItCannotReadAndSaysSo(String message) {
        assertThat(read(message)).isEmpty();
        assertThat(ignored).containsExactly(Ignored.MALFORMED);
    }

    @Test
    void ignoresWhatTheProtocolDoesNotHaveAndSaysSo() {
        assertThat(read("{\"type\":\"something.new\",\"x\":{\"type\":\"response.done\"}}"))
                .isEmpty();
        assertThat(ignored).containsExactly(Ignored.UNKNOWN_TYPE);
    }

    @Test
    void saysNothingOfWhatTheProtocolHasAndNobodyNeeds() {
        assertThat(read("{\"type\":\"rate_limits.updated\",\"rate_limits\":[]}"))
                .isEmpty();
        assertThat(read("{\"type\":\"error\",\"error\":{\"code\":null,\"message\":\"m\"}}"))
                .isEmpty();
        assertThat(ignored).isEmpty();
    }

    @Test
    void looksAtTheTypeOnly() {
        assertThat(ServerEvents.type("{\"event_id\":\"e\",\"type\":\"response.output_audio.delta\",\"delta\":"))
                .contains("response.output_audio.delta");
    }
}
