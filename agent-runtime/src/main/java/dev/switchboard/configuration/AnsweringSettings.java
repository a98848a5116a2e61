package dev.switchboard.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How calls are answered. Every key is described in docs/reference/configuration.md. */
@ApplicationScoped
public class AnsweringSettings {

    private static final List<String> REGIONS = Arrays.asList(Locale.getISOCountries());

    @Inject
    Config config;

    @Inject
    @ConfigProperty(name = "switchboard.model")
    String model;

    @Inject
    @ConfigProperty(name = "switchboard.voice")
    String voice;

    @Inject
    @ConfigProperty(name = "switchboard.region")
    Optional<String> region;

    @Inject
    @ConfigProperty(name = "switchboard.trust-asserted-identity")
    boolean trustsAssertedIdentity;

    @Inject
    @ConfigProperty(name = "switchboard.disclosure")
    Optional<String> disclosure;

    @Inject
    @ConfigProperty(name = "switchboard.read-back-instructions")
    Optional<String> readBackInstructions;

    @Inject
    @ConfigProperty(name = "switchboard.emergency-instructions")
    Optional<String> emergencyInstructions;

    @Inject
    @ConfigProperty(name = "switchboard.limit.calls")
    int mostCalls;

    @Inject
    @ConfigProperty(name = "switchboard.limit.calls-per-caller")
    int mostCallsPerCaller;

    @Inject
    @ConfigProperty(name = "switchboard.limit.calls-per-hour")
    int mostCallsPerHour;

    @Inject
    @ConfigProperty(name = "switchboard.limit.withheld-calls-per-hour")
    int mostWithheldCallsPerHour;

    /** {@return all that is wrong, a sentence each} */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        region.filter(code -> !REGIONS.contains(code))
                .ifPresent(code -> problems.add("switchboard.region must be a country's ISO code in capital letters, as"
                        + " in US, but is " + code));
        notNegative("calls", mostCalls, problems);
        notNegative("calls-per-caller", mostCallsPerCaller, problems);
        notNegative("calls-per-hour", mostCallsPerHour, problems);
        notNegative("withheld-calls-per-hour", mostWithheldCallsPerHour, problems);
        return problems;
    }

    private static void notNegative(String limit, int value, List<String> problems) {
        if (value < 0) {
            problems.add("switchboard.limit." + limit + " must be 0 (no limit) or more, but is " + value);
        }
    }

    /**
     * The model of an answer that names none.
     *
     * @param agent the agent's name
     * @return {@code switchboard.agent.<name>.model}, else {@code switchboard.model}
     */
    public String model(String agent) {
        return ofAgent(agent, "model").orElse(model);
    }

    /**
     * The voice of an answer that names none.
     *
     * @param agent the agent's name
     * @return {@code switchboard.agent.<name>.voice}, else {@code switchboard.voice}
     */
    public String voice(String agent) {
        return ofAgent(agent, "voice").orElse(voice);
    }

    private Optional<String> ofAgent(String agent, String what) {
        return config.getOptionalValue("switchboard.agent." + agent + "." + what, String.class);
    }

    /** {@return where numbers without a country are at home, an ISO code; empty: nowhere} */
    public Optional<String> region() {
        return region;
    }

    /** {@return whether {@code P-Asserted-Identity} tells who calls, as the trunk vouches for it} */
    public boolean trustsAssertedIdentity() {
        return trustsAssertedIdentity;
    }

    /** {@return the words that every greeting has; empty: none in particular} */
    public Optional<String> disclosure() {
        return disclosure;
    }

    /** {@return what an agent is told that has tools which write; empty: nothing} */
    public Optional<String> readBackInstructions() {
        return readBackInstructions;
    }

    /** {@return what every agent is told about emergencies; empty: nothing} */
    public Optional<String> emergencyInstructions() {
        return emergencyInstructions;
    }

    /** {@return how many calls this node has at a time; 0: no limit} */
    public int mostCalls() {
        return mostCalls;
    }

    /** {@return how many calls of one number this node has at a time; 0: no limit} */
    public int mostCallsPerCaller() {
        return mostCallsPerCaller;
    }

    /** {@return how many calls of one number are answered within an hour; 0: no limit} */
    public int mostCallsPerHour() {
        return mostCallsPerHour;
    }

    /** {@return how many calls without a number are answered within an hour; 0: no limit} */
    public int mostWithheldCallsPerHour() {
        return mostWithheldCallsPerHour;
    }
}
