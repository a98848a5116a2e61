package dev.switchboard.emulator.fault;

import dev.switchboard.emulator.fault.Fault.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The faults of one call, which counts the occasions of each. Asked from several threads. */
public final class CallFaults {

    private final List<Armed> armed = new ArrayList<>();
    private final Random random;

    CallFaults(List<Fault> faults, Random random) {
        this.random = random;
        faults.forEach(this::arm);
    }

    /** Adds a fault; its occasions count from now. */
    public synchronized void arm(Fault fault) {
        armed.add(new Armed(fault));
    }

    /**
     * An occasion for faults.
     *
     * @param place where
     * @param at an event's type, a request's or a function's name
     * @return what goes wrong here, in the order of the plan
     */
    public synchronized List<Fault> strike(Place place, String at) {
        List<Fault> struck = new ArrayList<>();
        for (Armed one : armed) {
            if (one.strikes(place, at)) {
                struck.add(one.fault);
            }
        }
        return struck;
    }

    private final class Armed {

        private final Fault fault;
        private int occasions;

        Armed(Fault fault) {
            this.fault = fault;
        }

        boolean strikes(Place place, String at) {
            if (fault.kind().place() != place
                    || !(fault.at().isEmpty() || fault.at().equals(at))) {
                return false;
            }
            occasions++;
            return occasions >= fault.nth()
                    && occasions - fault.nth() < fault.times()
                    && (fault.chance() >= 1 || random.nextDouble() < fault.chance());
        }
    }
}
