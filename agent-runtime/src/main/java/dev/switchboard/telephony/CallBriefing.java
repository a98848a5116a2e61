package dev.switchboard.telephony;

import dev.switchboard.api.Answer;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.configuration.AnsweringSettings;
import dev.switchboard.configuration.Settings;
import dev.switchboard.dialect.realtime.SessionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the model is told for a call: the agent's own words, and what the deployment adds to them. */
@ApplicationScoped
class CallBriefing {

    private AnsweringSettings answering;
    private Optional<String> transcriptionModel = Optional.empty();

    /** For the container's proxy. */
    protected CallBriefing() {}

    @Inject
    CallBriefing(Settings settings, AnsweringSettings answering) {
        this(settings.transcriptionModel(), answering);
    }

    CallBriefing(Optional<String> transcriptionModel, AnsweringSettings answering) {
        this.transcriptionModel = transcriptionModel;
        this.answering = answering;
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
                together("\n\n", answer.instructions(), answering.emergencyInstructions()),
                tools.build());
    }

    /** What is said first: the agent's greeting, and behind it the disclosure, unless the greeting has it already. */
    Optional<String> greeting(Answer.Accept answer) {
        return together(
                " ",
                answer.greeting(),
                answering
                        .disclosure()
                        .filter(words -> answer.greeting()
                                .filter(greeting -> plain(greeting).contains(plain(words)))
                                .isEmpty()));
    }

    private static Optional<String> together(String separator, Optional<String> first, Optional<String> second) {
        String text = Stream.of(first, second)
                .flatMap(Optional::stream)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(separator));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
