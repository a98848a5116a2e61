package dev.switchboard.it.dispatch;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.IncomingCall;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the promise costs, counted where the driver is asked: on the way of a function call, and beside it. */
abstract class CostTests extends LedgerTests {

    private static final int CALLS = 20;

    @Inject
    private Desk desk;

    /** What the driver is asked for between a function call and its answer. */
    private List<String> onTheWay(String tool) throws Exception {
        IncomingCall call = desk.call();
        CountingDataSource.clear();
        desk.dispatch(call, "call_1", tool, "{}");
        return CountingDataSource.askedHere();
    }

    @Test
    void costsAWritingToolThreeStatementsAndACommit() throws Exception {
        List<String> asked = onTheWay("writeNothing");

        assertThat(Collections.frequency(asked, CountingDataSource.COMMIT)).isEqualTo(1);
        assertThat(asked)
                .filteredOn(not(CountingDataSource.COMMIT::equals))
                .hasSizeLessThanOrEqualTo(3)
                .anyMatch(sql -> sql.startsWith("insert into switchboard_invocation"));
    }

    @Test
    void costsAReadOnlyToolNothing() throws Exception {
        assertThat(onTheWay("readNothing")).isEmpty();
    }

    /** The intent's own commit comes before the tool, the outcome's after it. */
    @Test
    void costsAToolOfTheOpenWorldOneCommitMore() throws Exception {
        assertThat(Collections.frequency(onTheWay("touchNothing"), CountingDataSource.COMMIT))
                .isEqualTo(2);
    }

    @Test
    void costsOneLookWhereARoleIsDemanded() throws Exception {
        IncomingCall call = desk.call();
        desk.dispatch(call, "call_1", "prove", "{}");
        CountingDataSource.clear();
        assertThat(desk.dispatch(call, "call_2", "forCustomers", "{}")).isEqualTo("welcome");

        assertThat(CountingDataSource.askedHere())
                .filteredOn(sql -> sql.startsWith("select distinct role"))
                .hasSize(1);
        assertThat(Collections.frequency(CountingDataSource.askedHere(), CountingDataSource.COMMIT))
                .isEqualTo(2);
    }

    @Test
    void costsOneClaimWhereSomethingIsWantedOfTheCall() throws Exception {
        List<String> asked = onTheWay("sayGoodbye");

        assertThat(Collections.frequency(asked, CountingDataSource.COMMIT)).isEqualTo(2);
        assertThat(asked).filteredOn(not(CountingDataSource.COMMIT::equals)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void writesOneReceiptForEachFunctionCallInNoMoreThanAStatementEach() throws Exception {
        IncomingCall call = desk.call();
        CountingDataSource.clear();
        for (int i = 0; i < CALLS; i++) {
            desk.dispatch(call, "call_" + i, "writeNothing", "{}");
        }
        desk.actions(call);

        List<CountingDataSource.Asked> receipts = CountingDataSource.asked().stream()
                .filter(asked -> asked.sql().startsWith("insert into switchboard_receipt"))
                .filter(asked -> asked.rows().stream().anyMatch(row -> row.contains(call.id())))
                .toList();
        assertThat(receipts).hasSizeBetween(1, CALLS);
        assertThat(receipts.stream().flatMap(asked -> asked.rows().stream()).filter(row -> row.contains(call.id())))
                .hasSize(CALLS);
    }
}
