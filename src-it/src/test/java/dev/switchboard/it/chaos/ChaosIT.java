package dev.switchboard.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.it.chaos.Misfortune.Death;
import dev.switchboard.it.kill.KilledServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Calls under every fault at random, with the server killed and started again all the time. {@code
 * -Dchaos.duration=5m} says for how long, {@code -Dchaos.seed=…} with which misfortune.
 */
class ChaosIT extends UnderFaults {

    private static final Duration DURATION =
            Duration.parse("PT" + System.getProperty("chaos.duration", "1m").toUpperCase(Locale.ROOT));

    private static final int LINES = 16;

    private final Map<String, Integer> kills = new TreeMap<>();

    @Test
    void doublesAndLosesNothing() throws Exception {
        Death first = misfortune.nextDeath();
        Audit audit = play(KilledServer.killedAt(first.point(), first.times()), 1, (server, callers) -> {
            callers.callAndCallAgain(LINES);
            killAndStartAgain(server, first);
        });
        count("kills", kills);
        report("chaos.txt", "chaos: %d s with seed %d".formatted(DURATION.toSeconds(), SEED), audit, List.of());

        assertThat(observed.asked()).as("seed " + SEED + ": enough happened").hasSizeGreaterThan(20);
        assertZeros(audit);
    }

    private void killAndStartAgain(KilledServer server, Death first) throws Exception {
        long end = System.nanoTime() + DURATION.toNanos();
        Death death = first;
        boolean goesOn;
        do {
            boolean atItsPoint = server.awaitKill(death.atLast());
            server.kill();
            server.awaitKill(Duration.ofSeconds(10));
            deaths.add(System.nanoTime());
            kills.merge(atItsPoint ? death.point().words() : "some time later", 1, Integer::sum);
            goesOn = System.nanoTime() < end;
            death = misfortune.nextDeath();
            server.startAgain(goesOn ? KilledServer.killedAt(death.point(), death.times()) : List.of());
        } while (goesOn);
    }
}
