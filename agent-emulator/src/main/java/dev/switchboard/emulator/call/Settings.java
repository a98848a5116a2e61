package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.script.Script;
import java.time.Duration;
import java.util.Map;

/**
 * How calls go.
 *
 * @param script what is said and done in each
 * @param variables the script's variables
 * @param perWord how long a spoken word takes
 * @param decisionTimeout how long a call rings before it is given up
 * @param patience how long the script waits for the application before it is stuck
 * @param goodbye how long the service waits for the one who should hang up
 * @param sessionCreated whether a sideband begins with {@code session.created}; both were seen
 * @param listener who hears what happens
 */
public record Settings(
        Script script,
        Map<String, String> variables,
        Duration perWord,
        Duration decisionTimeout,
        Duration patience,
        Duration goodbye,
        boolean sessionCreated,
        EmulatorListener listener) {}
