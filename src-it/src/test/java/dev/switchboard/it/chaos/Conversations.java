package dev.switchboard.it.chaos;

import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.ScriptChoice;
import dev.switchboard.emulator.script.Selection;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.BargesIn;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.RepeatsCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What is said in calls, by a seed: a few wishes each, with repeats by the model and callers who interrupt. */
final class Conversations implements ScriptChoice {

    private static final List<String> TOOLS = List.of(
            "book",
            "bookAndSay",
            "bookAtLast",
            "bookInTime",
            "bookInVain",
            "pay",
            "pay",
            "payAgain",
            "payAgain",
            "look");

    private static final String OUTPUT = "output";

    private final long seed;

    Conversations(long seed) {
        this.seed = seed;
    }

    @Override
    public Optional<Script> choose(Selection.Facts call) {
        Random random = new Random(seed * 31 + call.order());
        List<Step> steps = new ArrayList<>();
        steps.add(new AgentSays("${greeting}"));
        int wishes = 1 + random.nextInt(4);
        for (int i = 0; i < wishes; i++) {
            wish(steps, random);
        }
        end(steps, random);
        return Optional.of(new Script("call " + call.order(), steps));
    }

    private static void wish(List<Step> steps, Random random) {
        steps.add(new CallerSays("Do it, please."));
        steps.add(call(random));
        int chance = random.nextInt(100);
        if (chance < 15) {
            steps.add(new RepeatsCall(true, null, OUTPUT));
        } else if (chance < 30) {
            steps.add(new RepeatsCall(false, null, OUTPUT));
        } else if (chance < 50) {
            steps.add(call(random));
        }
        steps.add(new AgentSays("That is done as you wanted it to be."));
        if (random.nextInt(100) < 20) {
            steps.add(new BargesIn("Wait, what?", 2, random.nextBoolean()));
            steps.add(new RepeatsCall(random.nextBoolean(), null, OUTPUT));
            steps.add(new AgentSays("It is done."));
        }
    }

    /** Mostly the caller hangs up; some fall silent, and some let the agent say goodbye. */
    private static void end(List<Step> steps, Random random) {
        int chance = random.nextInt(100);
        if (chance < 10) {
            steps.add(new CallerSays("That was all."));
            steps.add(new CallsTool("goodbye", Map.of("millis", 0), OUTPUT));
            steps.add(new AgentSays("Goodbye."));
        }
        steps.add(new HangsUp(chance >= 20));
    }

    /** Some take so long that they are cut off, are told to take a moment, or are promised an answer for later. */
    private static Step call(Random random) {
        int millis = random.nextInt(100) < 70
                ? random.nextInt(60)
                : 150 + random.nextInt(random.nextInt(4) == 0 ? 2_000 : 100);
        return new CallsTool(TOOLS.get(random.nextInt(TOOLS.size())), Map.of("millis", millis), OUTPUT);
    }
}
