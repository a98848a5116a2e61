package dev.switchboard.emulator.script;

import java.util.List;
import java.util.Map;

/** One step of a conversation. Texts and arguments may have placeholders, see {@link Variables}. */
public sealed interface Step {

    /** The caller says something; the model answers by itself. */
    record CallerSays(String text) implements Step {}

    /** The agent says something. */
    record AgentSays(String text) implements Step {}

    /**
     * The model calls a function.
     *
     * @param tool the function's name
     * @param arguments its arguments
     * @param as the variable that its output becomes
     */
    record CallsTool(String tool, Map<String, Object> arguments, String as) implements Step {}

    /**
     * Goes on in one of two ways.
     *
     * @param variable the variable, or a field of one, as in {@code booking.reference}
     * @param then what happens where it has a value
     * @param otherwise what happens where it has none
     */
    record When(String variable, List<Step> then, List<Step> otherwise) implements Step {}

    /**
     * The conversation is over.
     *
     * @param byCaller whether the caller hangs up; otherwise the application does
     */
    record HangsUp(boolean byCaller) implements Step {}
}
