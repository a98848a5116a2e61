package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.inject.Inject;

/**
 * Has a tool whose argument's type only a subclass knows.
 *
 * @param <T> the type
 */
public abstract class GenericToolsAbove<T> {

    @Inject
    private Effects effects;

    @Tool("Takes what the class below says")
    public String takeGeneric(@ToolParam(name = "value") T value) {
        effects.add("generic");
        return value.getClass().getSimpleName() + " " + value;
    }
}
