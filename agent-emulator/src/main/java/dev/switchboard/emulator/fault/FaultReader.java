package dev.switchboard.emulator.fault;

import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads faults from files. */
public final class FaultReader {

    private static final Set<String> KEYS =
            Set.of("fault", "at", "nth", "times", "chance", "lasting", "count", "status", "code");

    private FaultReader() {}

    static FaultPlan plan(Node node) {
        node.allow(Set.of("seed", "faults"));
        return new FaultPlan(node.find("seed").map(Node::number).orElse(0L), faults(node.get("faults")));
    }

    /**
     * Reads a list of faults.
     *
     * @param node the list
     * @return the faults
     */
    public static List<Fault> faults(Node node) {
        return node.list().stream().map(FaultReader::fault).toList();
    }

    /**
     * Reads a fault.
     *
     * @param node a mapping with the key {@code fault}
     * @return the fault
     */
    public static Fault fault(Node node) {
        node.allow(KEYS);
        Node name = node.get("fault");
        Fault fault = Arrays.stream(Kind.values())
                .filter(kind -> kind.text().equals(name.text()))
                .findFirst()
                .map(Fault::of)
                .orElseThrow(() -> name.problem("is no fault; known are " + Kind.texts()));
        if (node.has("at")) {
            fault = fault.at(node.get("at").text());
        }
        if (node.has("chance")) {
            fault = fault.chance(node.get("chance").share());
        }
        if (node.has("nth")) {
            fault = fault.nth(node.get("nth").count(1, Integer.MAX_VALUE));
        }
        if (node.has("times")) {
            fault = fault.times(node.get("times").count(1, Integer.MAX_VALUE));
        }
        if (node.has("lasting")) {
            fault = fault.lasting(node.get("lasting").duration());
        }
        if (node.has("count")) {
            fault = fault.count(node.get("count").count(1, 16 * 1024 * 1024));
        }
        if (node.has("status")) {
            fault = fault.status(node.get("status").count(0, 4999));
        }
        return node.has("code") ? fault.code(node.get("code").text()) : fault;
    }
}
