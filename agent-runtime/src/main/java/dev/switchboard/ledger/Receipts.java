package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the model has asked for in a call, and how far each answer has come: for those who take the call up. */
@ApplicationScoped
public class Receipts {

    /** H2 has no full join. What has a row and no receipt was answered before its receipt was written. */
    private static final String OF_CALL = """
            select r.function_call_id, r.tool, r.arguments, r.received_at as asked_at,
                   r.promise, i.outcome, i.answer, i.repeat_of,
                   case when i.instructions is not null and i.instructed_at is null then 1 else 0 end as is_pending
              from switchboard_receipt r
              left join switchboard_invocation i
                on i.call_id = r.call_id and i.function_call_id = r.function_call_id
             where r.call_id = ?
            union all
            select i.function_call_id, i.tool, i.arguments, i.started_at,
                   null, i.outcome, i.answer, i.repeat_of,
                   case when i.instructions is not null and i.instructed_at is null then 1 else 0 end
              from switchboard_invocation i
             where i.call_id = ?
               and not exists (select 1 from switchboard_receipt r
                                where r.call_id = i.call_id and r.function_call_id = i.function_call_id)
             order by 4, 1""";

    /**
     * A function call.
     *
     * @param functionCallId the service's id of it
     * @param tool the tool's name as the model wrote it
     * @param arguments the arguments as the model wrote them
     * @param promise what the model was promised in place of an answer, if it was
     * @param answer the answer; empty where the tool has not come to its end, or what it wants done to the call has not
     *     been begun
     * @param repeatOf where it was answered as a repeat: the function call that asked first
     */
    public record Receipt(
            String functionCallId,
            String tool,
            String arguments,
            Optional<String> promise,
            Optional<FixedAnswer> answer,
            Optional<String> repeatOf) {}

    private NewTransaction newTransaction;

    /** For the container's proxy. */
    protected Receipts() {}

    @Inject
    Receipts(NewTransaction newTransaction) {
        this.newTransaction = newTransaction;
    }

    /**
     * All function calls of a call that were written down, in the order in which they came.
     *
     * @param callId the call
     * @return the function calls
     * @throws SQLException when the database cannot be read
     */
    public List<Receipt> of(String callId) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_CALL)) {
                select.setString(1, callId);
                select.setString(2, callId);
                try (ResultSet row = select.executeQuery()) {
                    List<Receipt> receipts = new ArrayList<>();
                    while (row.next()) {
                        receipts.add(new Receipt(
                                row.getString("function_call_id"),
                                row.getString("tool"),
                                row.getString("arguments"),
                                Optional.ofNullable(row.getString("promise")),
                                answer(row),
                                Optional.ofNullable(row.getString("repeat_of"))));
                    }
                    return receipts;
                }
            }
        });
    }

    /**
     * What the model was promised in the place of an answer.
     *
     * @param key the invocation
     * @return the promise's words, where there is one
     * @throws SQLException when the database cannot be read
     */
    public Optional<String> promise(InvocationKey key) throws SQLException {
        return newTransaction.call(connection -> ReceiptRows.promised(connection, key));
    }

    private static Optional<FixedAnswer> answer(ResultSet row) throws SQLException {
        String text = row.getString("answer");
        return text == null || row.getInt("is_pending") == 1
                ? Optional.empty()
                : Optional.of(new FixedAnswer(Outcome.valueOf(row.getString("outcome")), text));
    }
}
