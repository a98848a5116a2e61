package dev.switchboard.call;

import dev.switchboard.call.SimulatedCall.Fault;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * However a service answers and a caller speaks, whenever the sideband is lost, and whatever comes twice: each function call
 * is answered once and told, and no effect happens twice unless the caller knew of the first.
 */
class SimulatedCallProperties {

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void allIsAnsweredAndTold(@ForAll("choices") List<Integer> choices, @ForAll boolean serviceRepeatsMetadata) {
        SimulatedCall call = new SimulatedCall(choices, serviceRepeatsMetadata);
        call.play();
        covers(call, Fault.INTERRUPTION, Fault.DROP);
        covers(call, Fault.INTERRUPTION, Fault.DUPLICATE);
        covers(call, Fault.DROP, Fault.DUPLICATE);
    }

    private static void covers(SimulatedCall call, Fault one, Fault other) {
        String pair = one + " and " + other + " within one tool call";
        Statistics.label(pair).collect(call.hadWithinOneToolCall(one, other));
        Statistics.label(pair).coverage(coverage -> coverage.check(true).percentage(share -> share >= 0.5));
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 5039).list().ofMinSize(20).ofMaxSize(250);
    }
}
