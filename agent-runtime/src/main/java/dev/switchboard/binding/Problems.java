package dev.switchboard.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is wrong with the arguments of one call, each with its place, and the place where reading is just now. */
final class Problems {

    /** More than a model can mend at once; a long array of wrong elements must not make a long answer. */
    private static final int MOST_TOLD = 20;

    private static final int LONGEST_QUOTE = 60;

    private final String all;
    private final ObjectCheck check;
    private Object[] place = new Object[8];
    private int depth;
    private final List<String> told = new ArrayList<>(0);
    private int count;

    Problems(ObjectCheck check) {
        this("the arguments", check);
    }

    /**
     * @param all what is read, in words
     * @param check looks at each object that is made
     */
    Problems(String all, ObjectCheck check) {
        this.all = all;
        this.check = check;
    }

    /** Goes into a property (a {@code String}) or an element (an {@code Integer}). */
    void enter(Object step) {
        if (depth == place.length) {
            place = Arrays.copyOf(place, depth * 2);
        }
        place[depth++] = step;
    }

    void leave() {
        depth--;
    }

    void add(String message) {
        add(place(), message);
    }

    private void add(String where, String message) {
        count++;
        if (count <= MOST_TOLD) {
            told.add(where + ": " + message);
        }
    }

    /**
     * Lets an object that was just made be looked at.
     *
     * @param made the object
     * @param names the names in JSON of those of its properties that have another one in Java
     */
    void check(Object made, Map<String, String> names) {
        check.check(made, (property, message) -> {
            if (property.isEmpty()) {
                add(message);
            } else {
                String name = inJson(property, names);
                add(depth == 0 ? name : place() + "." + name, message);
            }
        });
    }

    private static String inJson(String property, Map<String, String> names) {
        int end = 0;
        while (end < property.length() && property.charAt(end) != '.' && property.charAt(end) != '[') {
            end++;
        }
        String first = property.substring(0, end);
        return names.getOrDefault(first, first) + property.substring(end);
    }

    int count() {
        return count;
    }

    @Override
    public String toString() {
        String joined = String.join("; ", told);
        return count > MOST_TOLD ? joined + "; and " + (count - MOST_TOLD) + " more" : joined;
    }

    private String place() {
        if (depth == 0) {
            return all;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (place[i] instanceof Integer) {
                text.append('[').append(place[i]).append(']');
            } else if (!isPlain((String) place[i])) {
                text.append('[').append(quote((String) place[i])).append(']');
            } else {
                text.append(i > 0 ? "." : "").append(place[i]);
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String name) {
        return name.length() <= LONGEST_QUOTE
                && !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    /** What the model wrote, short enough and clean enough to be told back. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int i = 0;
        for (int told = 0; told < LONGEST_QUOTE && i < text.length(); told++) {
            int c = text.codePointAt(i);
            boolean isClean =
                    !Character.isISOControl(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
            quoted.appendCodePoint(isClean ? c : '?');
            i += Character.charCount(c);
        }
        return quoted.append(i < text.length() ? "...\"" : "\"").toString();
    }
}
