package dev.switchboard.call;

import dev.switchboard.api.OnRepeat;
import java.time.Duration;
import java.util.Objects;

/**
 * How a call treats one tool.
 *
 * @param writes whether the tool has effects, so that a repeat matters
 * @param openWorld whether it has them outside the transaction, so that they may be in doubt
 * @param onRepeat what happens when the model asks for the same again
 * @param hold after how long the caller hears that it takes a moment
 * @param answerWithin after how long the model is promised an answer
 */
public record ToolRule(boolean writes, boolean openWorld, OnRepeat onRepeat, Duration hold, Duration answerWithin) {

    public ToolRule {
        Objects.requireNonNull(onRepeat, "onRepeat");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(answerWithin, "answerWithin");
    }
}
