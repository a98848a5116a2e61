package dev.switchboard.dialect.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Note.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerEventsTest {

    private static final String ITEM = """
            {"id":"item_1","type":"function_call","status":"%s","name":"book","call_id":"call_1","arguments":"{ }"}""";

    private static final CallEvent CALLED =
            new FunctionCalled(new FunctionCall("call_1", "resp_1", "book", "{ }", "{}"));

    @Test
    void runsOnlyACompletedItem() {
        String event = "{\"type\":\"response.output_item.done\",\"response_id\":\"resp_1\",\"item\":%s}";
        assertThat(ServerEvents.read(event.formatted(ITEM.formatted("completed"))))
                .containsExactly(CALLED);
        assertThat(ServerEvents.read(event.formatted(ITEM.formatted("incomplete"))))
                .isEmpty();
        assertThat(ServerEvents.read(event.formatted(ITEM.formatted("in_progress"))))
                .isEmpty();
    }

    @Test
    void findsFunctionCallsInAFinishedResponse() {
        assertThat(ServerEvents.read(
                        "{\"type\":\"response.done\",\"response\":{\"id\":\"resp_1\",\"status\":\"completed\",\"output\":["
                                + "{\"type\":\"message\",\"id\":\"m\"}," + ITEM.formatted("completed") + "]}}"))
                .containsExactly(CALLED, new ResponseFinished("resp_1"));
    }

    @Test
    void followsResponsesOutputsAndWords() {
        assertThat(ServerEvents.read("{\"response\":{\"id\":\"resp_1\"},\"type\":\"response.created\"}"))
                .containsExactly(new ResponseStarted("resp_1"));
        assertThat(
                        ServerEvents.read(
                                "{\"type\":\"conversation.item.added\",\"item\":{\"type\":\"function_call_output\",\"call_id\":\"call_1\"}}"))
                .containsExactly(new OutputAcknowledged("call_1"));
        assertThat(
                        ServerEvents.read(
                                "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":\"i\",\"transcript\":\" Hi \"}"))
                .containsExactly(new Noted(new Turn("i", Speaker.CALLER, "Hi")));
        assertThat(
                        ServerEvents.read(
                                "{\"type\":\"response.output_audio_transcript.done\",\"item_id\":\"j\",\"transcript\":\"Hello\"}"))
                .containsExactly(new Noted(new Turn("j", Speaker.AGENT, "Hello")));
    }

    @Test
    void tellsARefusedResponseFromOtherErrors() {
        assertThat(
                        ServerEvents.read(
                                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"code\":\"conversation_already_has_active_response\",\"message\":\"m\"}}"))
                .containsExactly(new ResponseRefused());
        assertThat(ServerEvents.read("{\"type\":\"error\",\"error\":{\"code\":null,\"message\":\"m\"}}"))
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
                "{\"type\":\"something.new\",\"x\":{\"type\":\"response.done\"}}",
                "{\"type\":\"response.done\"}",
                "{\"type\":\"response.done\",\"response\":{\"id\":7}}",
                "{\"type\":\"response.done\",\"response\":\"text\"}",
                "{\"type\":\"response.created\",\"response\":{}}",
                "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"function_call\",\"status\":\"completed\"},\"response_id\":\"r\"}",
                "{\"a\":{\"type\":\"response.created\"},\"b\":[{\"type\":\"error\"}]}",
            })
    void ignoresWhatItCannotRead(String message) {
        assertThat(ServerEvents.read(message)).isEmpty();
    }

    @Test
    void looksAtTheTypeOnly() {
        assertThat(ServerEvents.type("{\"event_id\":\"e\",\"type\":\"response.output_audio.delta\",\"delta\":"))
                .contains("response.output_audio.delta");
    }
}
