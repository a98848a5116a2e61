package dev.switchboard.ledger;

import dev.switchboard.configuration.LedgerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Takes calls out of the ledger, with all that belongs to them: those that are older than is allowed, and those of a
 * caller who wants it. A call with an invocation whose outcome nobody knows is kept until somebody has settled it.
 */
@ApplicationScoped
public class Expiry {

    private static final System.Logger LOG = System.getLogger(Expiry.class.getName());

    /** Few enough that a transaction holds nobody up. */
    static final int BATCH = 100;

    /** No call lasts so long: one of that age has ended, whether or not anybody noted it. */
    private static final Duration LONGEST_CALL = Duration.ofDays(1);

    private static final String DELETE = """
            delete from switchboard_call where call_id in (
                select c.call_id from switchboard_call c
                 where %s and not exists (
                     select 1 from switchboard_invocation i
                      where i.call_id = c.call_id and i.outcome in ('UNKNOWN', 'RUNNING'))
                 order by c.received_at fetch first %d rows only)""";

    private static final String EXPIRED = DELETE.formatted("c.received_at < ?", BATCH);

    private static final String OF_CALLER =
            DELETE.formatted("c.caller_number = ? and (c.ended_at is not null or c.received_at < ?)", BATCH);

    private NewTransaction newTransaction;
    private LedgerSettings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected Expiry() {}

    @Inject
    Expiry(NewTransaction newTransaction, LedgerSettings settings, Clock clock) {
        this.newTransaction = newTransaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes out some of the calls that are too old; what goes wrong is logged, and the next time comes soon. */
    public void expireSome() {
        try {
            if (settings.retention().isPresent()) {
                int expired =
                        expireBefore(clock.instant().minus(settings.retention().get()));
                if (expired > 0) {
                    LOG.log(Level.INFO, "{0} calls have expired", expired);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "SWB-3012: calls that have expired could not be taken out of the ledger", e);
        }
    }

    private int expireBefore(Instant oldest) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(EXPIRED)) {
                delete.setObject(1, oldest.atOffset(ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }

    /** Takes out all calls of a caller that can be, and tells how many. */
    int erase(String callerNumber) throws SQLException {
        int erased = 0;
        int some;
        do {
            some = newTransaction.call(connection -> {
                try (PreparedStatement delete = connection.prepareStatement(OF_CALLER)) {
                    delete.setString(1, callerNumber);
                    delete.setObject(2, clock.instant().minus(LONGEST_CALL).atOffset(ZoneOffset.UTC));
                    return delete.executeUpdate();
                }
            });
            erased += some;
        } while (some == BATCH);
        return erased;
    }
}
