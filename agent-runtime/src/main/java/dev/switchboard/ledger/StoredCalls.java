package dev.switchboard.ledger;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.SipHeader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls as they were when the node that had them wrote them down: for those who take them up. */
@ApplicationScoped
public class StoredCalls {

    private static final String SELECT = """
            select call_id, caller_name, caller_number, called_number, sip_headers, agent, owner, epoch
              from switchboard_call
            """;

    private static final String TAKE = """
            update switchboard_call set owner = ?, epoch = epoch + 1
             where call_id = ? and owner = ? and epoch = ? and ended_at is null""";

    /**
     * A call.
     *
     * @param call as it came in
     * @param agent the name of the agent who has it; {@code null} while nobody has
     * @param epoch the epoch under which its owner holds it
     */
    public record StoredCall(IncomingCall call, @Nullable String agent, long epoch) {}

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
                    return row.next() ? Optional.of(call(row, row.getLong("epoch"))) : Optional.empty();
                }
            }
        });
    }

    /**
     * Makes the calls this node's that were accepted, have not ended, and belong to a node that is no more. From then on
     * nothing can be committed under the earlier epoch.
     *
     * @return the calls, under their new epochs
     * @throws SQLException when the database cannot do it
     */
    public List<StoredCall> takeOver() throws SQLException {
        return newTransaction.call(connection -> {
            List<StoredCall> taken = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                            SELECT + " where state = 'ACCEPTED' and ended_at is null and owner <> ?");
                    PreparedStatement take = connection.prepareStatement(TAKE)) {
                select.setString(1, node.id());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        if (take(take, row)) {
                            taken.add(call(row, row.getLong("epoch") + 1));
                        }
                    }
                }
            }
            return taken;
        });
    }

    private boolean take(PreparedStatement take, ResultSet row) throws SQLException {
        take.setString(1, node.id());
        take.setString(2, row.getString("call_id"));
        take.setString(3, row.getString("owner"));
        take.setLong(4, row.getLong("epoch"));
        return take.executeUpdate() == 1;
    }

    private static StoredCall call(ResultSet row, long epoch) throws SQLException {
        return new StoredCall(
                new IncomingCall(
                        row.getString("call_id"),
                        new PhoneAddress(row.getString("caller_name"), row.getString("caller_number")),
                        new PhoneAddress("", row.getString("called_number")),
                        headers(row.getString("sip_headers"))),
                row.getString("agent"),
                epoch);
    }

    private static List<SipHeader> headers(String lines) {
        return lines.lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new SipHeader(parts[0], parts[1]))
                .toList();
    }
}
