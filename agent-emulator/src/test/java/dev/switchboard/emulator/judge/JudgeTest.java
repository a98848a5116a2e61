package dev.switchboard.emulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the judge of every other test would notice. */
class JudgeTest {

    @Test
    void hasNothingAgainstARecordedEvent() {
        assertThat(Judge.ofEvent("""
            {"type":"response.output_audio_transcript.delta","event_id":"event_1","response_id":"resp_1",
             "item_id":"item_1","output_index":0,"content_index":0,"delta":"Hello","obfuscation":"Ms39"}\
            """)).isEmpty();
    }

    @Test
    void findsAMissingField() {
        assertThat(Judge.ofEvent(
                        "{\"type\":\"input_audio_buffer.speech_started\",\"event_id\":\"e\",\"item_id\":\"i\"}"))
                .singleElement()
                .asString()
                .contains("audio_start_ms");
    }

    @Test
    void findsAFieldOfAWrongType() {
        assertThat(Judge.ofEvent("{\"type\":\"input_audio_buffer.cleared\",\"event_id\":7}"))
                .isNotEmpty();
    }

    @Test
    void findsAnUnknownType() {
        assertThat(Judge.ofEvent("{\"type\":\"response.shouted\",\"event_id\":\"e\"}"))
                .isNotEmpty();
    }

    @Test
    void findsAnUnknownFieldDeepInside() {
        assertThat(Judge.ofEvent("""
            {"type":"response.created","event_id":"e","response":{"id":"resp_1","object":"realtime.response",
             "status":"in_progress","output":[{"id":"item_1","type":"message","role":"assistant","content":
             [{"type":"output_audio","transcript":"x","mood":"calm"}]}]}}\
            """)).containsExactly("Content.mood");
    }
}
