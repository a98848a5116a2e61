package dev.switchboard.it.dispatch;

import dev.switchboard.api.IncomingCall;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the whole chain costs in a server: a tool as the model calls it, beside a plain bean with the same annotations
 * that does the same. In turns, so that what else the machine does hits both. Not part of the build; see src-it/bench.
 */
@ExtendWith(ArquillianExtension.class)
abstract class FullChainBench {

    private static final int WARM_UP = 2000;
    private static final int ROUNDS = 11;
    private static final int CALLS = 200;

    @Inject
    private Desk desk;

    @Inject
    private MeasuredTools tools;

    /** Something to be measured. */
    @FunctionalInterface
    private interface Work {
        void run(IncomingCall call, int number) throws Exception;
    }

    @Test
    void measures() throws Exception {
        Work peer = (call, number) -> tools.plainWrite();
        Work ours = (call, number) -> desk.dispatch(call, "call_" + number, "measuredWrite", "{}");
        time(peer, WARM_UP);
        time(ours, WARM_UP);
        double[] plain = new double[ROUNDS];
        double[] dispatched = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            plain[round] = time(peer, CALLS);
            dispatched[round] = time(ours, CALLS);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f |",
                getClass().getSimpleName(),
                median(plain),
                median(dispatched),
                median(dispatched) / median(plain)));
    }

    /** Microseconds for each. */
    private double time(Work work, int times) throws Exception {
        IncomingCall call = desk.call();
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run(call, i);
        }
        return (System.nanoTime() - begun) / 1000.0 / times;
    }

    private static double median(double[] all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }
}
