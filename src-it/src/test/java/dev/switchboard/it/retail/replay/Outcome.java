package dev.switchboard.it.retail.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a replay.
 *
 * @param what the recordings
 * @param line the way to the shop
 * @param delivery how often writes were delivered
 * @param recordings how many recordings there were
 * @param calls how many function calls they have
 * @param delivered how often a function call was delivered
 * @param rows how many rows the ledger has of them
 * @param runs how many times a tool's method was run
 * @param doubledEffects how many records were not as they should be at the end of their recording
 * @param falseFailures how often the model was told of a failure although the thing was done
 * @param lostAnswers how many function calls never got an answer
 * @param unrecoverable how many function calls nobody can recover, since a process died over them, and were asked for again
 * @param repeats how many repeats by the model of which tool ended how, in the reference and here
 * @param differences every answer and record that is not the expected one, in words
 * @param duration how long it took
 */
record Outcome(
        String what,
        String line,
        Delivery delivery,
        int recordings,
        int calls,
        int delivered,
        long rows,
        long runs,
        int doubledEffects,
        int falseFailures,
        int lostAnswers,
        int unrecoverable,
        Map<String, Integer> repeats,
        List<String> differences,
        Duration duration) {}
