package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.Answer;
import dev.switchboard.api.Tool;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Tools;
import dev.switchboard.configuration.AnsweringTestSettings;
import dev.switchboard.dialect.realtime.SessionRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallBriefingTest {

    private static final AgentDescriptor RECEPTION =
            new AgentDescriptor("reception", List.of("+18005550100"), Object.class, List.of());
    private static final AgentDescriptor OTHER =
            new AgentDescriptor("other", List.of("+18005550101"), Object.class, List.of());

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-08T13:05:00Z"), ZoneId.of("Europe/Berlin"));
    private static final String DAY =
            "It is Tuesday, January 8, 2030, 2:05 PM, in the time zone Europe/Berlin (+01:00).";

    private final AnsweringTestSettings settings = new AnsweringTestSettings();

    private CallBriefing briefing() {
        return new CallBriefing(Optional.empty(), settings.answering(), CLOCK);
    }

    private SessionRequest session(AgentDescriptor agent, Answer.Accept answer) {
        return briefing().session(agent, answer);
    }

    @Test
    void usesTheConfiguredModelAndVoice() {
        SessionRequest session = session(RECEPTION, Answer.accept());

        assertThat(session.model()).isEqualTo("gpt-realtime-2.1");
        assertThat(session.voice()).isEqualTo("marin");
    }

    @Test
    void usesTheAgentsOwnModelAndVoiceWhereConfigured() {
        settings.put("switchboard.agent.reception.model", "gpt-realtime-2.1-mini")
                .put("switchboard.agent.reception.voice", "cedar");

        assertThat(session(RECEPTION, Answer.accept()).model()).isEqualTo("gpt-realtime-2.1-mini");
        assertThat(session(RECEPTION, Answer.accept()).voice()).isEqualTo("cedar");
        assertThat(session(OTHER, Answer.accept()).model()).isEqualTo("gpt-realtime-2.1");
        assertThat(session(OTHER, Answer.accept()).voice()).isEqualTo("marin");
    }

    @Test
    void usesTheAnswersModelAndVoiceBeforeAll() {
        settings.put("switchboard.agent.reception.model", "gpt-realtime-2.1-mini");
        SessionRequest session =
                session(RECEPTION, Answer.accept().model("nobody-knows-this").voice("voice_17"));

        assertThat(session.model()).isEqualTo("nobody-knows-this");
        assertThat(session.voice()).isEqualTo("voice_17");
    }

    @Test
    void tellsEveryAgentAboutEmergenciesAndTheDay() {
        settings.emergencyInstructions("Tell them to dial 112.");

        assertThat(session(RECEPTION, Answer.accept().instructions("You book appointments."))
                        .instructions())
                .contains("You book appointments.\n\nTell them to dial 112.\n\n" + DAY);
        assertThat(session(RECEPTION, Answer.accept()).instructions()).contains("Tell them to dial 112.\n\n" + DAY);
    }

    @Test
    void saysNothingAboutEmergenciesWhereThatIsSwitchedOff() {
        assertThat(session(RECEPTION, Answer.accept().instructions("You book appointments."))
                        .instructions())
                .contains("You book appointments.\n\n" + DAY);
        assertThat(session(RECEPTION, Answer.accept()).instructions()).contains(DAY);
    }

    public static class Lookups {
        @Tool(value = "Look up free times", readOnly = true)
        public void findTimes() {}
    }

    public static class Bookings {
        @Tool("Book an appointment")
        public void book() {}
    }

    @Test
    void hasAnAgentReadThingsBackBeforeItWritesThem() {
        settings.readBackInstructions("Read it back.");

        assertThat(session(
                                agentWith(Lookups.class, Bookings.class),
                                Answer.accept().instructions("You book."))
                        .instructions())
                .contains("You book.\n\nRead it back.\n\n" + DAY);
        assertThat(session(agentWith(Lookups.class), Answer.accept()).instructions())
                .contains(DAY);
    }

    private static AgentDescriptor agentWith(Class<?>... beans) {
        return new AgentDescriptor(
                "desk",
                List.of("+18005550102"),
                Object.class,
                Stream.of(beans).flatMap(bean -> Tools.of(bean).stream()).toList());
    }

    @Test
    void speaksTheDisclosureBehindAGreetingThatDoesNotHaveIt() {
        settings.disclosure("I am an automated assistant.");

        assertThat(briefing().greeting(Answer.accept().greeting("Hello, this is the shop.")))
                .contains("Hello, this is the shop. I am an automated assistant.");
        assertThat(briefing().greeting(Answer.accept())).contains("I am an automated assistant.");
    }

    @Test
    void doesNotSayTheDisclosureTwice() {
        settings.disclosure("I am an automated  assistant.");

        assertThat(briefing().greeting(Answer.accept().greeting("Hello. I AM an automated\nassistant. Who is it?")))
                .contains("Hello. I AM an automated\nassistant. Who is it?");
    }

    @Test
    void isSilentWhereNobodyHasAnythingToSay() {
        assertThat(briefing().greeting(Answer.accept())).isEmpty();
        assertThat(briefing().greeting(Answer.accept().greeting(" "))).isEmpty();
    }
}
