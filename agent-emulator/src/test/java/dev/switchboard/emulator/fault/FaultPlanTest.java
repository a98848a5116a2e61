package dev.switchboard.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.Fault.Place;
import dev.switchboard.emulator.yaml.FormatException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static List<Integer> struck(CallFaults faults, String at, int occasions) {
        return IntStream.rangeClosed(1, occasions)
                .filter(i -> !faults.strike(Place.EVENT, at).isEmpty())
                .boxed()
                .toList();
    }

    @Test
    void strikesAtTheNamedOccasions() {
        Fault repeated =
                Fault.of(Kind.EVENT_REPEATED).at("response.done").nth(2).times(2);
        CallFaults faults = FaultPlan.of(repeated).forCall(1, List.of());

        assertThat(faults.strike(Place.EVENT, "response.created")).isEmpty();
        assertThat(faults.strike(Place.REQUEST, "response.done")).isEmpty();
        assertThat(struck(faults, "response.done", 5)).containsExactly(2, 3);
    }

    @Test
    void strikesAnywhereWhereNoPlaceIsNamed() {
        CallFaults faults = FaultPlan.of(Fault.of(Kind.EVENT_REPEATED)).forCall(1, List.of());

        assertThat(faults.strike(Place.EVENT, "anything")).hasSize(1);
        assertThat(faults.strike(Place.EVENT, "anything")).isEmpty();
    }

    @Test
    void strikesByTheSameChanceWithTheSameSeed() {
        FaultPlan plan = FaultPlan.of(Fault.of(Kind.EVENT_REPEATED).chance(0.2)).seed(7);
        List<Integer> first = struck(plan.forCall(1, List.of()), "x", 1000);

        assertThat(first).hasSizeBetween(150, 250).isEqualTo(struck(plan.forCall(1, List.of()), "x", 1000));
        assertThat(struck(plan.forCall(2, List.of()), "x", 1000)).isNotEqualTo(first);
        assertThat(struck(plan.seed(8).forCall(1, List.of()), "x", 1000)).isNotEqualTo(first);
    }

    @Test
    void countsTheOccasionsOfAnArmedFaultFromThen() {
        CallFaults faults = FaultPlan.none().forCall(1, List.of());
        assertThat(faults.strike(Place.EVENT, "x")).isEmpty();
        faults.arm(Fault.of(Kind.EVENT_REPEATED).nth(2));

        assertThat(struck(faults, "x", 3)).containsExactly(2);
    }

    @Test
    void readsAPlan() {
        FaultPlan plan = FaultPlan.parse("f.yaml", """
                seed: 42
                faults:
                  - {fault: webhook-twice, lasting: 100ms}
                  - {fault: event-split, at: response.done, count: 3, chance: 0.5}
                  - {fault: error-event, at: session.updated, code: oh}
                """);

        assertThat(plan)
                .isEqualTo(FaultPlan.of(
                                Fault.of(Kind.WEBHOOK_TWICE).lasting(Duration.ofMillis(100)),
                                Fault.of(Kind.EVENT_SPLIT)
                                        .at("response.done")
                                        .count(3)
                                        .chance(0.5),
                                Fault.of(Kind.ERROR_EVENT).at("session.updated").code("oh"))
                        .seed(42));
    }

    @Test
    void namesThePlaceOfAFlaw() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> FaultPlan.parse("f.yaml", "{faults: [{fault: webhook-late, lasting: 3}]}"))
                .withMessageStartingWith("f.yaml: faults[0].lasting must be a duration");
    }
}
