package dev.switchboard.emulator.testing;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text must be like. Begin with one of the static methods.
 *
 * @param description what it must be like, in words that go on "a text …"
 * @param test whether a text is like that
 */
public record TextMatch(String description, Predicate<String> test) {

    /** {@return a text with these words in it} */
    public static TextMatch containing(String words) {
        return new TextMatch("containing \"" + words + "\"", text -> text.contains(words));
    }

    /** {@return a text in which the regular expression is found} */
    public static TextMatch matching(String regex) {
        return new TextMatch(
                "with /" + regex + "/ in it", Pattern.compile(regex).asPredicate());
    }

    /** {@return this text and no other} */
    public static TextMatch exactly(String words) {
        return new TextMatch("that is \"" + words + "\"", words::equals);
    }
}
