package dev.switchboard.ledger;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.SipHeader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls as they were when the node that had them wrote them down: for those who take them up. */
@ApplicationScoped
public class StoredCalls {

    private static final String SELECT = """
            select call_id, caller_name, caller_number, called_number, sip_headers, agent, owner, epoch, answered_at
              from switchboard_call
            """;

    private static final String ORPHANS = SELECT + " where state = 'ACCEPTED' and ended_at is null and owner <> ?";

    private static final String OVER_WITH_WORK_LEFT = SELECT + """
             where state = 'ENDED' and ended_at > ? and owner <> ?
               and exists (select 1 from switchboard_receipt r
                            where r.call_id = switchboard_call.call_id
                              and not exists (select 1 from switchboard_invocation i
                                               where i.call_id = r.call_id
                                                 and i.function_call_id = r.function_call_id))""";

    private static final String TAKE = """
            update switchboard_call set owner = ?, epoch = epoch + 1
             where call_id = ? and owner = ? and epoch = ?""";

    /**
     * A call.
     *
     * @param call as it came in
     * @param agent the name of the agent who has it; {@code null} while nobody has
     * @param owner the node that has it
     * @param epoch the epoch under which its owner holds it
     * @param answeredAt when it was answered; {@code null} while it is not
     */
    public record StoredCall(
            IncomingCall call,
            @Nullable String agent,
            String owner,
            long epoch,
            @Nullable Instant answeredAt) {

        private boolean hasTheSameOwner(StoredCall other) {
            return owner.equals(other.owner) && epoch == other.epoch;
        }
    }

    private NewTransaction newTransaction;
    private Node node;

    /** For the container's proxy. */
    protected StoredCalls() {}

    @Inject
    StoredCalls(NewTransaction newTransaction, Node node) {
        this.newTransaction = newTransaction;
        this.node = node;
    }

    /**
     * A call by its id.
     *
     * @param callId the call
     * @return the call, where it is stored
     * @throws SQLException when the database cannot be read
     */
    public Optional<StoredCall> find(String callId) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT + " where call_id = ?")) {
                select.setString(1, callId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(call(row)) : Optional.empty();
                }
            }
        });
    }

    /**
     * The calls that were accepted, have not ended, and belong to a node that is no more.
     *
     * @return the calls, under the epochs of those who had them
     * @throws SQLException when the database cannot be read
     */
    public List<StoredCall> orphans() throws SQLException {
        return all(ORPHANS, node.id());
    }

    /**
     * The calls that are over, belong to a node that is no more, and in which the model asked for something of which
     * nothing has come: the node died over it.
     *
     * @param since those that ended earlier are left alone
     * @return the calls, under the epochs of those who had them
     * @throws SQLException when the database cannot be read
     */
    public List<StoredCall> overWithWorkLeft(Instant since) throws SQLException {
        return all(OVER_WITH_WORK_LEFT, since.atOffset(ZoneOffset.UTC), node.id());
    }

    private List<StoredCall> all(String sql, Object... parameters) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                List<StoredCall> all = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        all.add(call(row));
                    }
                }
                return all;
            }
        });
    }

    /**
     * Makes a call this node's. From then on nothing is begun under the earlier epoch; what was, may still be committed.
     * Where it is not known whether it was done, it is to be done again.
     *
     * @param orphan the call as it was found
     * @return the call under its new epoch; empty where somebody else was faster
     * @throws SQLException when it is not known whether it was done
     */
    public Optional<StoredCall> take(StoredCall orphan) throws SQLException {
        StoredCall mine =
                new StoredCall(orphan.call(), orphan.agent(), node.id(), orphan.epoch() + 1, orphan.answeredAt());
        boolean taken = newTransaction.call(connection -> {
            try (PreparedStatement take = connection.prepareStatement(TAKE)) {
                take.setString(1, node.id());
                take.setString(2, orphan.call().id());
                take.setString(3, orphan.owner());
                take.setLong(4, orphan.epoch());
                return take.executeUpdate() == 1;
            }
        });
        return taken ? Optional.of(mine) : find(orphan.call().id()).filter(mine::hasTheSameOwner);
    }

    private static StoredCall call(ResultSet row) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new StoredCall(
                new IncomingCall(
                        row.getString("call_id"),
                        new PhoneAddress(row.getString("caller_name"), row.getString("caller_number")),
                        new PhoneAddress("", row.getString("called_number")),
                        headers(row.getString("sip_headers"))),
                row.getString("agent"),
                row.getString("owner"),
                row.getLong("epoch"),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    private static List<SipHeader> headers(String lines) {
        return lines.lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new SipHeader(parts[0], parts[1]))
                .toList();
    }
}
