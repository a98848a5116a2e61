package dev.switchboard.emulator.fault;

import dev.switchboard.emulator.yaml.FormatException;
import dev.switchboard.emulator.yaml.Node;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong in an emulator's calls. The same seed brings the same faults to the same calls, counted in the order
 * in which they come.
 *
 * @param seed where chance begins
 * @param faults what goes wrong in each call
 */
public record FaultPlan(long seed, List<Fault> faults) {

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** {@return a plan in which nothing goes wrong} */
    public static FaultPlan none() {
        return new FaultPlan(0, List.of());
    }

    /** {@return a plan with these faults} */
    public static FaultPlan of(Fault... faults) {
        return new FaultPlan(0, List.of(faults));
    }

    /** {@return the same with another seed} */
    public FaultPlan seed(long number) {
        return new FaultPlan(number, faults);
    }

    /**
     * Reads a plan from a YAML file.
     *
     * @param file the file
     * @return the plan
     * @throws FormatException when it is none; the message names the place
     */
    public static FaultPlan load(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return FaultReader.plan(Node.read(file.toString(), "the plan", reader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read faults " + file, e);
        }
    }

    /**
     * Reads a plan from text.
     *
     * @param source what messages call it
     * @param yaml the text
     * @return the plan
     * @throws FormatException when it is none
     */
    public static FaultPlan parse(String source, String yaml) {
        return FaultReader.plan(Node.read(source, "the plan", new StringReader(yaml)));
    }

    /**
     * What goes wrong in one call.
     *
     * @param order the how many-th call it is, from 1
     * @param more what goes wrong in this call besides
     * @return the call's faults
     */
    public CallFaults forCall(int order, List<Fault> more) {
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(more);
        return new CallFaults(all, new Random(seed * 31 + order));
    }
}
