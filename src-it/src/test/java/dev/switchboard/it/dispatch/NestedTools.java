package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A tool that others call as a plain bean. */
@ApplicationScoped
public class NestedTools {

    @Inject
    private Effects effects;

    @Tool("Is called by another tool")
    public String inner() {
        effects.add("inner");
        return "inner";
    }
}
