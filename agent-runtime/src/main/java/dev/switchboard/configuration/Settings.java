package dev.switchboard.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this deployment reaches the service. Every key is described in docs/reference/configuration.md. */
@ApplicationScoped
public class Settings {

    private static final String STANDARD_AUTH_HEADER = "Authorization";

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]+");

    /** What an HTTP header can have; the HTTP client would name any other value in its exception, key and all. */
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");

    /** Room for what stands around the beginning of an answer that is cut. */
    private static final int SHORTEST_ANSWER = 100;

    @Inject
    AnsweringSettings answering;

    @Inject
    LedgerSettings ledger;

    @Inject
    CallSettings calls;

    @Inject
    @ConfigProperty(name = "switchboard.openai.base-url")
    URI baseUrl;

    @Inject
    @ConfigProperty(name = "switchboard.openai.api-key")
    Optional<String> apiKey;

    @Inject
    @ConfigProperty(name = "switchboard.openai.auth-header")
    String authHeader;

    @Inject
    @ConfigProperty(name = "switchboard.openai.organization")
    Optional<String> organization;

    @Inject
    @ConfigProperty(name = "switchboard.openai.project")
    Optional<String> project;

    @Inject
    @ConfigProperty(name = "switchboard.webhook.secrets")
    Optional<String> webhookSecrets;

    @Inject
    @ConfigProperty(name = "switchboard.transcription-model")
    Optional<String> transcriptionModel;

    @Inject
    @ConfigProperty(name = "switchboard.telemetry.content")
    boolean tracesContent;

    @Inject
    @ConfigProperty(name = "switchboard.answer.longest")
    int longestAnswer;

    @Inject
    @ConfigProperty(name = "switchboard.stage.longest")
    String longestStage;

    @Inject
    @ConfigProperty(name = "switchboard.reconcile.after")
    String reconcileAfter;

    @Inject
    @ConfigProperty(name = "switchboard.reconcile.every")
    String reconcileEvery;

    /**
     * Checks everything.
     *
     * @throws IllegalStateException with code SWB-4001 and all that is wrong
     */
    public void check() {
        List<String> problems = new ArrayList<>(calls.problems());
        if (apiKey.isEmpty()) {
            problems.add("switchboard.openai.api-key (or the environment's OPENAI_API_KEY) is not set");
        }
        checkHeaders(problems);
        if (webhookSecrets().isEmpty()) {
            problems.add("switchboard.webhook.secrets (or the environment's OPENAI_WEBHOOK_SECRET) is not set; without"
                    + " it nobody's webhook can be trusted");
        }
        if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
            problems.add("switchboard.openai.base-url must begin with http:// or https://, but is " + baseUrl);
        }
        if (longestAnswer < SHORTEST_ANSWER) {
            problems.add("switchboard.answer.longest must be " + SHORTEST_ANSWER + " or more, but is " + longestAnswer);
        }
        problems.addAll(answering.problems());
        problems.addAll(ledger.problems());
        checkDuration("switchboard.stage.longest", longestStage, problems);
        checkDuration("switchboard.reconcile.after", reconcileAfter, problems);
        checkDuration("switchboard.reconcile.every", reconcileEvery, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("SWB-4001: " + String.join("; ", problems));
        }
    }

    /** Never says the key itself. */
    private void checkHeaders(List<String> problems) {
        if (!HEADER_NAME.matcher(authHeader).matches()) {
            problems.add("switchboard.openai.auth-header must be the name of an HTTP header, but is " + authHeader);
        }
        Map.of(
                        "switchboard.openai.api-key", apiKey,
                        "switchboard.openai.organization", organization,
                        "switchboard.openai.project", project)
                .forEach((key, value) -> value.filter(
                                text -> !HEADER_VALUE.matcher(text).matches())
                        .ifPresent(text -> problems.add(key + " has characters, such as blanks or line breaks, that an"
                                + " HTTP header cannot have")));
    }

    private static void checkDuration(String key, String text, List<String> problems) {
        try {
            Durations.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
        }
    }

    /** {@return how long the stage that a tool returns is waited for where no {@code @Timeout} says less} */
    public Duration longestStage() {
        return Durations.parse(longestStage);
    }

    /** {@return how old an unknown outcome is before it is looked after, beyond its tool's own deadline} */
    public Duration reconcileAfter() {
        return Durations.parse(reconcileAfter);
    }

    /** {@return how often unknown outcomes are looked after} */
    public Duration reconcileEvery() {
        return Durations.parse(reconcileEvery);
    }

    /** {@return where the service's REST and sideband are, without a slash at the end} */
    public URI baseUrl() {
        String text = baseUrl.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : baseUrl;
    }

    /**
     * {@return what every request to the service has as headers: the key, as bearer token where the header is the
     * standard one, and whose account it is for}
     */
    public Map<String, String> requestHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        String key = apiKey.orElseThrow();
        headers.put(authHeader, authHeader.equalsIgnoreCase(STANDARD_AUTH_HEADER) ? "Bearer " + key : key);
        organization.ifPresent(id -> headers.put("OpenAI-Organization", id));
        project.ifPresent(id -> headers.put("OpenAI-Project", id));
        return headers;
    }

    /**
     * Takes the key out of what somebody else says, before it is logged.
     *
     * @param text such as the service's answer to a wrong key
     * @return the text without the key
     */
    public String withoutKey(String text) {
        return apiKey.map(key -> text.replace(key, "***")).orElse(text);
    }

    /** {@return the secrets that a webhook may be signed with: several while one is replaced by another} */
    public List<String> webhookSecrets() {
        return Arrays.stream(webhookSecrets.orElse("").split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** {@return the model that writes down what the caller says; empty: nobody does} */
    public Optional<String> transcriptionModel() {
        return transcriptionModel;
    }

    /** {@return how many characters of a tool's answer the model is told at most} */
    public int longestAnswer() {
        return longestAnswer;
    }

    /** {@return whether traces have the arguments and answers of tools, without what {@code @Sensitive} marks} */
    public boolean tracesContent() {
        return tracesContent;
    }
}
