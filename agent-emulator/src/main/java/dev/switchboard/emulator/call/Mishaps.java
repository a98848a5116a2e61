package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.fault.CallFaults;
import dev.switchboard.emulator.fault.Fault;
import java.util.List;

/** What goes wrong in a call, and tells of it when it does. */
final class Mishaps {

    private final EmulatedCall call;
    private final CallFaults faults;
    private final Sidebands sidebands;

    Mishaps(EmulatedCall call, CallFaults faults, Sidebands sidebands) {
        this.call = call;
        this.faults = faults;
        this.sidebands = sidebands;
    }

    /** What must go wrong now, at this place. */
    List<Fault> at(Fault.Place place, String at) {
        List<Fault> struck = faults.strike(place, at);
        struck.forEach(fault -> tell(fault, at.isEmpty() ? fault.at() : at));
        return struck;
    }

    /** Goes wrong at once where it names no place, or from here on. */
    void add(Fault fault) {
        boolean now = fault.kind().place() == Fault.Place.EVENT && fault.at().isEmpty();
        if (now && sidebands.happen(fault, "{\"type\":\"response.done\"}")) {
            tell(fault, "script");
        } else {
            faults.arm(fault);
        }
    }

    private void tell(Fault fault, String at) {
        call.tell(new FaultInjected(call.id(), fault.kind().text(), at));
    }
}
