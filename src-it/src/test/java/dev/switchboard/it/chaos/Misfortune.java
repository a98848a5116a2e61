package dev.switchboard.it.chaos;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.it.kill.KillPoint;
import dev.switchboard.it.kill.Payments.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What goes wrong, by a seed: the same seed has the same kills planned, the same faults at the same events of the same
 * calls, and the same fates of payments. When it strikes depends on the machine all the same.
 */
final class Misfortune {

    private static final List<KillPoint> POINTS = List.of(KillPoint.values());

    /** Of five payments one goes another way, or the same. */
    private static final List<Fate> FATES = List.of(Fate.PAID, Fate.DECLINED, Fate.PAID_AND_FAILED, Fate.FAILED);

    private final long seed;
    private final Random kills;

    Misfortune(long seed) {
        this.seed = seed;
        this.kills = new Random(seed);
    }

    /** How a process ends: at a point, or where it is not passed often enough, some time after it was ready. */
    record Death(KillPoint point, int times, Duration atLast) {}

    /** The next process's end. */
    Death nextDeath() {
        return new Death(
                POINTS.get(kills.nextInt(POINTS.size())),
                1 + kills.nextInt(60),
                Duration.ofMillis(6_000 + kills.nextInt(14_000)));
    }

    /** How payments end: mostly well. */
    Supplier<Fate> fates() {
        Random random = new Random(seed + 1);
        return () -> random.nextInt(100) < 80 ? Fate.PAID : FATES.get(random.nextInt(FATES.size()));
    }

    /** What goes wrong between the service and the application. */
    FaultPlan faults() {
        return FaultPlan.of(
                        Fault.of(Kind.WEBHOOK_TWICE).chance(0.15).lasting(Duration.ofMillis(200)),
                        Fault.of(Kind.WEBHOOK_LATE).chance(0.1).lasting(Duration.ofMillis(500)),
                        Fault.of(Kind.WEBHOOK_OUT_OF_ORDER).chance(0.1).lasting(Duration.ofMillis(500)),
                        Fault.of(Kind.WEBHOOK_STALE).chance(0.03),
                        Fault.of(Kind.WEBHOOK_FORGED).chance(0.03),
                        Fault.of(Kind.EVENT_REPEATED).chance(0.03),
                        Fault.of(Kind.EVENT_DELAYED).chance(0.005).lasting(Duration.ofMillis(150)),
                        Fault.of(Kind.EVENT_SPLIT).chance(0.02),
                        Fault.of(Kind.EVENT_MALFORMED).chance(0.01),
                        Fault.of(Kind.EVENT_UNKNOWN_TYPE).chance(0.01),
                        Fault.of(Kind.EVENT_UNKNOWN_FIELDS).chance(0.02),
                        Fault.of(Kind.EVENT_HUGE).chance(0.001).count(300_000),
                        Fault.of(Kind.EVENT_BINARY).chance(0.005),
                        Fault.of(Kind.EVENT_NOT_UTF8).chance(0.001),
                        Fault.of(Kind.ERROR_EVENT).chance(0.003),
                        Fault.of(Kind.SIDEBAND_DROPPED_BEFORE).chance(0.002),
                        Fault.of(Kind.SIDEBAND_DROPPED_AFTER).chance(0.003).status(1011),
                        Fault.of(Kind.SIDEBAND_HALF_OPEN).chance(0.0005),
                        Fault.of(Kind.REQUEST_SLOW).chance(0.1).lasting(Duration.ofMillis(400)),
                        Fault.of(Kind.REQUEST_REFUSED).chance(0.05).status(503),
                        Fault.of(Kind.REQUEST_REFUSED).chance(0.05).status(429),
                        Fault.of(Kind.REQUEST_UNTRUE).at("accept").chance(0.02),
                        Fault.of(Kind.REQUEST_UNTRUE).at("dial").chance(0.02),
                        Fault.of(Kind.FUNCTION_CALL_TWICE).chance(0.1),
                        Fault.of(Kind.FUNCTION_CALL_GARBLED).chance(0.02).code("{\"millis\": 1e"),
                        Fault.of(Kind.TRANSCRIPTION_FAILED).chance(0.03),
                        Fault.of(Kind.CALL_CUT).chance(0.05).lasting(Duration.ofMillis(30)))
                .seed(seed);
    }
}
