package dev.switchboard.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Whether the ledger's database could be used when it was last looked at, which is every few seconds. */
@ApplicationScoped
public class DatabaseCondition {

    private volatile @Nullable String trouble = "not reached yet";

    /** The database did what it was asked for. */
    public void succeeded() {
        trouble = null;
    }

    /**
     * The database could not be used.
     *
     * @param why in a few words, without anything secret
     */
    public void failed(String why) {
        trouble = why;
    }

    /** What is wrong, or {@code null}. */
    @Nullable
    String trouble() {
        return trouble;
    }
}
