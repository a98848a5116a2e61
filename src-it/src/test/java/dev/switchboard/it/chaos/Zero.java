package dev.switchboard.it.chaos;

import java.util.Locale;

/** What must never happen. */
enum Zero {
    EFFECTS_DOUBLED,
    EFFECTS_LOST,
    EFFECTS_WITHOUT_THEIR_ANSWER,
    DIFFERENT_ANSWERS,
    ANSWERS_THAT_ARE_NOT_THE_ROWS,
    FUNCTION_CALLS_UNANSWERED,
    FUNCTION_CALLS_LOST,
    CALLS_AND_INVOCATIONS_LEFT_OPEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
