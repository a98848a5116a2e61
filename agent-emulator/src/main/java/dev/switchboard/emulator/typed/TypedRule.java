package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.StepReader;
import dev.switchboard.emulator.yaml.Node;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule: it fits a line in which its regular expression is found, whatever the case, and in which the groups that it
 * says so of have a day, or a day and a time.
 *
 * @param hear the regular expression; its named groups become variables
 * @param example a line that it fits, to tell people what they can type; empty where there is none
 * @param groups the names of its groups
 * @param days groups that must have a day, which becomes {@code ${group.day}}
 * @param times groups that must have a day and a time, which become {@code ${group.time}}, with the day beside it
 * @param steps what happens then
 */
public record TypedRule(
        Pattern hear, String example, Set<String> groups, Set<String> days, Set<String> times, List<Step> steps) {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    public TypedRule {
        groups = Set.copyOf(groups);
        days = Set.copyOf(days);
        times = Set.copyOf(times);
        steps = List.copyOf(steps);
    }

    static TypedRule read(Node node) {
        node.allow(Set.of("hear", "example", "days", "times", "steps"));
        Pattern hear = Pattern.compile(node.get("hear").regex(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Set<String> groups = Set.copyOf(GROUP.matcher(hear.pattern())
                .results()
                .map(match -> match.group(1))
                .toList());
        return new TypedRule(
                hear,
                node.find("example").map(Node::text).orElse(""),
                groups,
                named(node, "days", groups),
                named(node, "times", groups),
                StepReader.steps(node.get("steps")));
    }

    private static Set<String> named(Node node, String key, Set<String> groups) {
        List<Node> names = node.find(key).map(Node::list).orElse(List.of());
        for (Node name : names) {
            if (!groups.contains(name.text())) {
                throw name.problem("names no group of the regular expression, which has " + groups);
            }
        }
        return Set.copyOf(names.stream().map(Node::text).toList());
    }

    /** The variables that a line brings, or empty where the rule does not fit it. */
    Optional<Map<String, String>> hear(String line, Clock clock) {
        Matcher matcher = hear.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String group : groups) {
            String text = matcher.group(group);
            if (text != null) {
                values.put(group, text.strip());
            }
        }
        for (String group : days) {
            Optional<LocalDate> day = TimeWords.day(values.getOrDefault(group, ""), clock);
            if (day.isEmpty()) {
                return Optional.empty();
            }
            values.put(group + ".day", day.get().toString());
        }
        for (String group : times) {
            Optional<ZonedDateTime> time = TimeWords.moment(values.getOrDefault(group, ""), clock);
            if (time.isEmpty()) {
                return Optional.empty();
            }
            values.put(group + ".day", time.get().toLocalDate().toString());
            values.put(group + ".time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.get()));
        }
        return Optional.of(values);
    }
}
