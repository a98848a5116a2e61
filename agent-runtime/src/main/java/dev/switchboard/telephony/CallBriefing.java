package dev.switchboard.telephony;

import dev.switchboard.api.Answer;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.configuration.AnsweringSettings;
import dev.switchboard.configuration.Settings;
import dev.switchboard.dialect.realtime.SessionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what the model is told for a call: the agent's own words, and what the deployment adds to them. */
@ApplicationScoped
class CallBriefing {

    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a, 'in the time zone' VV '('XXX')'", Locale.US);

    private AnsweringSettings answering;
    private Clock clock;
    private Optional<String> transcriptionModel = Optional.empty();

    /** For the container's proxy. */
    protected CallBriefing() {}

    @Inject
    CallBriefing(Settings settings, AnsweringSettings answering, Clock clock) {
        this(settings.transcriptionModel(), answering, clock);
    }

    CallBriefing(Optional<String> transcriptionModel, AnsweringSettings answering, Clock clock) {
        this.transcriptionModel = transcriptionModel;
        this.answering = answering;
        this.clock = clock;
    }

    /** The session of an accepted call: of the agent's answer, else as configured for it. */
    SessionRequest session(AgentDescriptor agent, Answer.Accept answer) {
        JsonArrayBuilder tools = Json.createArrayBuilder();
        agent.tools()
                .forEach(tool -> tools.add(SessionRequest.function(tool.name(), tool.description(), tool.schema())));
        return new SessionRequest(
                answer.model().orElseGet(() -> answering.model(agent.name())),
                answer.voice().orElseGet(() -> answering.voice(agent.name())),
                transcriptionModel,
                instructions(agent, answer),
                tools.build());
    }

    /** What changes from call to call comes last: the service has a price of its own for a beginning that it knows. */
    private Optional<String> instructions(AgentDescriptor agent, Answer.Accept answer) {
        boolean writes = !agent.tools().stream().allMatch(ToolDescriptor::readOnly);
        return together(
                "\n\n",
                List.of(
                        answer.instructions(),
                        answering.readBackInstructions().filter(text -> writes),
                        answering.emergencyInstructions(),
                        Optional.of("It is " + NOW.format(ZonedDateTime.now(clock)) + ".")));
    }

    /** What is said first: the agent's greeting, and behind it the disclosure, unless the greeting has it already. */
    Optional<String> greeting(Answer.Accept answer) {
        return together(
                " ",
                List.of(
                        answer.greeting(),
                        answering
                                .disclosure()
                                .filter(words -> answer.greeting()
                                        .filter(greeting -> plain(greeting).contains(plain(words)))
                                        .isEmpty())));
    }

    private static Optional<String> together(String separator, List<Optional<String>> parts) {
        String text = parts.stream()
                .flatMap(Optional::stream)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(separator));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
