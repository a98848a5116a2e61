package dev.switchboard.emulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.Listening;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordingTest {

    /** That a script is at its end, or waits, is told by what follows. */
    private static final Set<Class<?>> NOT_TOLD = Set.of(ScriptFinished.class, Listening.class);

    @Test
    void tellsEveryKindOfEvent() throws Exception {
        for (Class<?> kind : EmulatorEvent.class.getPermittedSubclasses()) {
            if (kind.isRecord()) {
                assertThat(Wording.of(example(kind)).isPresent())
                        .as(kind.getSimpleName())
                        .isEqualTo(!NOT_TOLD.contains(kind));
            }
        }
    }

    private static EmulatorEvent example(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] parts = kind.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(WordingTest::value).toArray();
        return (EmulatorEvent) kind.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type) {
        if (type == String.class) {
            return "text";
        } else if (type == Duration.class) {
            return Duration.ofMillis(1);
        } else if (type == List.class) {
            return List.of("one");
        } else if (type == int.class) {
            return 1;
        } else if (type == boolean.class) {
            return true;
        } else if (type == long.class) {
            return 1L;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        throw new IllegalArgumentException("an event has a part of the new type " + type);
    }

    @Test
    void tellsACallAsPeopleRead() {
        assertThat(Moments.call("Tuesday at two?", "{\"reference\":\"B\",\"free\":[\"2\",\"3\"]}")
                        .story())
                .isEqualTo("""
                       0.0 s  phone     SIP INVITE from "Ada" <sip:+14155550123@127.0.0.1> to <sip:100@127.0.0.1>, rings; SIP
                                        Call-ID sip-1
                       1.0 s  webhook   realtime.call.incoming, signed: acknowledged with 200 in 12 ms
                       2.0 s  server    accepts the call with gpt-realtime-2.1 and the tools find, book
                       3.0 s  server    attaches the sideband
                       5.0 s  Agent:    Good day.
                       6.0 s  Caller:   Tuesday at two?
                       7.0 s  tool      book with start: 2026-12-01
                       9.0 s  tool      answered in 7 ms: reference: B, free: 2, 3
                      10.0 s  expected  something else of book:
                                        reference: expected "A", got "B"
                                        the output was B
                      11.0 s  phone     the call is over: the caller hung up
                    """.stripTrailing());
    }

    @Test
    void breaksLongTextsBetweenWords() {
        String line = new StoryLine(Duration.ofMillis(1250), "Agent:", "one two three four five six").layout(34);

        assertThat(line).isEqualTo("   1.3 s  Agent:    one two three\n" + " ".repeat(20) + "four five six");
    }

    /** A caller's name is what somebody else chose; it must not move the cursor of a terminal. */
    @Test
    void showsControlCharactersInsteadOfSendingThem() {
        String line = StoryLine.of(Duration.ZERO, new AgentSaid("rtc_1", "\u001b[2Jgone\u0000\u009b"))
                .orElseThrow()
                .layout(80);

        assertThat(line).endsWith("␛[2Jgone␀�");
    }
}
