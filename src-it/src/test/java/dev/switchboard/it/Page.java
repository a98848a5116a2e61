package dev.switchboard.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation. */
record Page(String text) {

    /** A page by its path below {@code docs}. */
    static Page of(String path) throws IOException {
        return new Page(
                Files.readString(Path.of(Receptionist.property("it.root"), "docs", path), StandardCharsets.UTF_8));
    }

    /** The fenced blocks of a language. */
    List<String> blocks(String language) {
        return found("(?ms)^( *)```" + language + "\\n(.*?)^\\1```$");
    }

    /** The only content, or the first one, of a file whose path stands in bold letters above it. */
    String file(String path) {
        return files(path).get(0);
    }

    /** Everything that a file contains in the course of the page. */
    List<String> files(String path) {
        List<String> contents =
                found("(?ms)^( *)\\*\\*`" + Pattern.quote(path) + "`\\*\\*\\n\\n\\1```\\w+\\n(.*?)^\\1```$");
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("the page has no file " + path);
        }
        return contents;
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(2).replaceAll("(?m)^" + match.group(1), ""))
                .toList();
    }
}
