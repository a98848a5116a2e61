package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;

/** What {@link InheritedTools} inherits. */
@Transactional
public abstract class ToolsAbove {

    @Tool("Is declared in the class above")
    @Retry(maxRetries = 2)
    public String inheritedTool() {
        return attempt("inherited tool");
    }

    protected abstract String attempt(String what);
}
