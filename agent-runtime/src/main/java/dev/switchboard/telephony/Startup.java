package dev.switchboard.telephony;

import dev.switchboard.catalog.Catalog;
import dev.switchboard.configuration.Settings;
import dev.switchboard.ledger.LedgerSchema;
import dev.switchboard.ledger.TurnRecorder;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Makes the runtime ready before the application's own start, or fails the deployment. */
@ApplicationScoped
class Startup {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    private static final Duration TURNS_EVERY = Duration.ofMillis(150);

    @Inject
    Settings settings;

    @Inject
    LedgerSchema ledger;

    @Inject
    Catalog catalog;

    @Inject
    CallThreads threads;

    @Inject
    TurnRecorder turns;

    @Inject
    LiveCalls calls;

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) jakarta.enterprise.event.Startup event) {
        settings.check();
        ledger.migrate();
        threads.start();
        threads.repeat(TURNS_EVERY, turns::flush);
        catalog.agents()
                .forEach(agent -> LOG.log(
                        Level.INFO,
                        "agent {0} answers {1} with {2} tools",
                        agent.name(),
                        agent.numbers(),
                        agent.tools().size()));
    }

    void stop(@Observes Shutdown event) {
        calls.letGo();
        turns.flush();
    }
}
