package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.event.FrameListener;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.script.ScriptChoice;
import java.time.Duration;
import java.util.Map;

/**
 * How calls go.
 *
 * @param scripts what is said and done in them
 * @param variables the scripts' variables
 * @param faults what goes wrong in them
 * @param perWord how long a spoken word takes
 * @param decisionTimeout how long a call rings before it is given up
 * @param patience how long the script waits for the application before it is stuck
 * @param goodbye how long the service waits for the one who should hang up
 * @param sessionCreated whether a sideband begins with {@code session.created}; both were seen
 * @param keepsSidebands whether sidebands stay open when the call is over; both were seen
 * @param refusesAgain the status with which further sidebands of a call are refused; 0 where they are taken
 * @param clockSpeed how many times faster than real the service's own clock is
 * @param listener who hears what happens
 * @param frames who hears what goes over sidebands
 */
public record Settings(
        ScriptChoice scripts,
        Map<String, String> variables,
        FaultPlan faults,
        Duration perWord,
        Duration decisionTimeout,
        Duration patience,
        Duration goodbye,
        boolean sessionCreated,
        boolean keepsSidebands,
        int refusesAgain,
        double clockSpeed,
        EmulatorListener listener,
        FrameListener frames) {

    /** A duration of the service's own clock, in real time. */
    public Duration real(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() / clockSpeed));
    }
}
