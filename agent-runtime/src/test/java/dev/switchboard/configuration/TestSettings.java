package dev.switchboard.configuration;

import java.time.Duration;

/** Settings without a container that reads them. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
public final class TestSettings {

    private TestSettings() {}

    public static LedgerSettings ledger(Duration retention, boolean keepsDigits) {
        LedgerSettings settings = new LedgerSettings();
        settings.retention = retention;
        settings.keepsDigits = keepsDigits;
        return settings;
    }
}
