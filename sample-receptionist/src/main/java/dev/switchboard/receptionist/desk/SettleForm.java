package dev.switchboard.receptionist.desk;

import dev.switchboard.api.Reconciler.Finding;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person has found out about an invocation.
 *
 * @param callId the call
 * @param functionCallId the function call in it
 * @param finding done, or not done
 * @param by who says so
 */
record SettleForm(String callId, String functionCallId, Finding finding, String by) {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_ANSWER = 400;
    private static final int LONGEST_NAME = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /**
     * Reads it.
     *
     * @param fields the form's fields by their names
     * @param user who has logged in; otherwise they have to say who they are
     * @throws IllegalArgumentException when something is missing or senseless; the message is for whoever filled it in
     */
    static SettleForm read(Function<String, @Nullable String> fields, Optional<String> user) {
        String callId = text(fields, "call", "which call it was in", LONGEST_ID);
        String functionCallId = text(fields, "functionCall", "which function call it was", LONGEST_ID);
        String which = text(fields, "finding", "whether it was done", LONGEST_NAME);
        String answer = text(fields, "answer", "what you found", LONGEST_ANSWER);
        String by = user.orElseGet(() -> text(fields, "by", "your name", LONGEST_NAME));
        Finding finding = switch (which) {
            case "done" -> Finding.done(answer);
            case "not-done" -> Finding.notDone(answer);
            default -> throw new IllegalArgumentException("Say whether it was done: done or not-done.");
        };
        return new SettleForm(callId, functionCallId, finding, by);
    }

    private static String text(Function<String, @Nullable String> fields, String name, String what, int longest) {
        String value = fields.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Say " + what + ".");
        }
        String text = value.strip();
        if (text.length() > longest) {
            throw new IllegalArgumentException("Say " + what + " in " + longest + " characters at most.");
        }
        if (CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException("Say " + what + " in one line.");
        }
        return text;
    }
}
