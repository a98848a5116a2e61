package dev.switchboard.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a call goes. Every key is described in docs/reference/configuration.md. */
@ApplicationScoped
public class CallSettings {

    /** What the service lets a call last. */
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(60);

    @Inject
    @ConfigProperty(name = "switchboard.hold")
    String hold;

    @Inject
    @ConfigProperty(name = "switchboard.hold-again")
    String holdAgain;

    @Inject
    @ConfigProperty(name = "switchboard.answer-within")
    String answerWithin;

    @Inject
    @ConfigProperty(name = "switchboard.idle")
    String idle;

    @Inject
    @ConfigProperty(name = "switchboard.longest-call")
    String longestCall;

    @Inject
    @ConfigProperty(name = "switchboard.warning")
    String warning;

    @Inject
    @ConfigProperty(name = "switchboard.goodbye")
    String goodbye;

    @Inject
    @ConfigProperty(name = "switchboard.transfer")
    String transfer;

    @Inject
    @ConfigProperty(name = "switchboard.keys")
    String keys;

    @Inject
    @ConfigProperty(name = "switchboard.sideband.ping")
    String ping;

    @Inject
    @ConfigProperty(name = "switchboard.limit.tool-calls")
    int mostToolCalls;

    @Inject
    @ConfigProperty(name = "switchboard.limit.writes")
    int mostWrites;

    /** {@return all that is senseless} */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        check("hold", hold, problems);
        check("hold-again", holdAgain, problems);
        check("answer-within", answerWithin, problems);
        check("idle", idle, problems);
        boolean ends = check("longest-call", longestCall, problems);
        boolean warns = check("warning", warning, problems);
        if (ends && warns) {
            checkEnd(problems);
        }
        check("goodbye", goodbye, problems);
        check("transfer", transfer, problems);
        check("keys", keys, problems);
        check("sideband.ping", ping, problems);
        if (mostToolCalls < 1) {
            problems.add("switchboard.limit.tool-calls must be 1 or more, but is " + mostToolCalls);
        }
        if (mostWrites < 0) {
            problems.add("switchboard.limit.writes must be 0 or more, but is " + mostWrites);
        }
        return problems;
    }

    private void checkEnd(List<String> problems) {
        if (longestCall().compareTo(LONGEST_SESSION) > 0) {
            problems.add("switchboard.longest-call must be 60m or less, since the service ends each call then, but is "
                    + longestCall);
        }
        if (warning().compareTo(longestCall()) >= 0) {
            problems.add("switchboard.warning must be shorter than switchboard.longest-call, but is " + warning + " of "
                    + longestCall);
        }
    }

    private static boolean check(String key, String value, List<String> problems) {
        try {
            Durations.parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            problems.add("switchboard." + key + ": " + e.getMessage());
            return false;
        }
    }

    /** {@return after how long the caller hears that a tool takes a moment} */
    public Duration hold() {
        return Durations.parse(hold);
    }

    /** {@return how long after that the caller hears it again} */
    public Duration holdAgain() {
        return Durations.parse(holdAgain);
    }

    /** {@return after how long the model is told that the work goes on} */
    public Duration answerWithin() {
        return Durations.parse(answerWithin);
    }

    /** {@return after how long silence is asked about, and then ends the call} */
    public Duration idle() {
        return Durations.parse(idle);
    }

    /** {@return how long a call may last} */
    public Duration longestCall() {
        return Durations.parse(longestCall);
    }

    /** {@return how long before its longest duration a call is told so} */
    public Duration warning() {
        return Durations.parse(warning);
    }

    /** {@return how long last words may take until they count as heard} */
    public Duration goodbye() {
        return Durations.parse(goodbye);
    }

    /** {@return how long a transfer may take until it counts as failed} */
    public Duration transfer() {
        return Durations.parse(transfer);
    }

    /** {@return after how long without a further key those that were pressed are complete} */
    public Duration keys() {
        return Durations.parse(keys);
    }

    /** {@return how often it is seen whether the other end of a sideband is there} */
    public Duration ping() {
        return Durations.parse(ping);
    }

    /** {@return how many function calls of a call are run} */
    public int mostToolCalls() {
        return mostToolCalls;
    }

    /** {@return how many of them may write} */
    public int mostWrites() {
        return mostWrites;
    }
}
