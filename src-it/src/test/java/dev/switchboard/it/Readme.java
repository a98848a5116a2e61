package dev.switchboard.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the README shows. */
final class Readme {

    private Readme() {}

    static String text() throws IOException {
        return Files.readString(Path.of(Receptionist.property("it.root"), "README.md"), StandardCharsets.UTF_8);
    }

    /** The first fenced block of a language. */
    static String block(String language) throws IOException {
        return blocks(language).get(0);
    }

    static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /**
     * A demo's output without what differs from run to run: times, dates, ids, measures, paths, and line breaks; and without
     * the second delivery of a webhook, which may be answered before or after the call is taken.
     */
    static String comparable(String output) {
        return output.lines()
                .filter(line -> !line.contains("still starting") && !line.startsWith("SLF4J"))
                .filter(line -> !line.contains("webhook   the same a second time"))
                .collect(Collectors.joining("\n"))
                .replaceAll("(?m)^ *\\d+\\.\\d s", "TIME")
                .replaceAll("\\s+", " ")
                .replaceAll("(Mon|Tues|Wednes|Thurs|Fri)day, [A-Z][a-z]+ \\d+", "DAY")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}", "DATE")
                .replaceAll("(T\\d{2}):00:00(Z|[+-]\\d{2}:\\d{2})", "$1")
                .replaceAll("[A-Za-z0-9]{24}@127\\.0\\.0\\.1", "CALL-ID")
                .replaceAll("(reference:|reference is) [A-Z0-9]{6}", "$1 REFERENCE")
                .replaceAll("\\d+ ms", "N ms")
                .replaceAll("\\d+ MB", "N MB")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .strip();
    }
}
