package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.Duplicate;
import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of what came of all replays, beside what a runtime that remembers nothing would have done. */
final class Report {

    private static final String HEAD = """
            | function calls of | way | each delivered | conversations | function calls | delivered | rows | runs \
            | doubled effects | false failures | lost answers | beyond recovery | s |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String REPEATS_HEAD = """

            | writes twice, new id | of | in the reference the second | here | times |
            |---|---|---|---|---|
            """;

    private final List<String> lines = new ArrayList<>();
    private final List<String> repeats = new ArrayList<>();

    /** Adds what came of a replay. */
    void add(Outcome outcome) {
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.1f |",
                outcome.what(),
                outcome.line(),
                outcome.delivery(),
                outcome.recordings(),
                outcome.calls(),
                outcome.delivered(),
                outcome.rows(),
                outcome.runs(),
                outcome.doubledEffects(),
                outcome.falseFailures(),
                outcome.lostAnswers(),
                outcome.unrecoverable(),
                outcome.duration().toMillis() / 1000.0));
        outcome.repeats()
                .forEach((kind, times) ->
                        repeats.add(String.format("| %s | %s | %d |", outcome.delivery(), kind, times)));
    }

    /** Adds what a runtime would have done that runs the tool again whenever the function call is delivered again. */
    void addAtLeastOnce(String what, List<Recording> recordings) {
        List<RecordedCall> calls =
                recordings.stream().flatMap(each -> each.calls().stream()).toList();
        int delivered = calls.stream().mapToInt(Delivery.SAME_ID::times).sum();
        lines.add(String.format(
                Locale.ROOT,
                "| %s | *at least once, computed* | %s | %d | %d | %d | | %d | %d | %d | 0 | | |",
                what,
                Delivery.SAME_ID,
                recordings.size(),
                calls.size(),
                delivered,
                delivered,
                doubledEffects(calls),
                falseFailures(recordings)));
    }

    private static long doubledEffects(List<RecordedCall> calls) {
        return calls.stream()
                .flatMap(call -> call.duplicate().stream())
                .filter(again -> !again.error() && again.changed())
                .count();
    }

    /** What was done at the first time and is told to have failed at the second. */
    static long falseFailures(List<Recording> recordings) {
        return recordings.stream()
                .flatMap(recording -> recording.calls().stream())
                .filter(call -> !call.error())
                .flatMap(call -> call.duplicate().stream())
                .filter(Duplicate::error)
                .count();
    }

    /** Prints the table and keeps it in a file. */
    void write(Path file) throws IOException {
        String table = HEAD + String.join("\n", lines) + "\n" + REPEATS_HEAD + String.join("\n", repeats) + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, table);
        System.out.print(table);
    }
}
