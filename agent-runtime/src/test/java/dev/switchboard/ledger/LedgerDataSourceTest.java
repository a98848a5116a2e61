package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LedgerDataSourceTest {

    @Test
    void namesTheDataSourceThatIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LedgerDataSource.lookUp("java:app/jdbc/nowhere"))
                .withMessageStartingWith("SWB-3001: there is no data source 'java:app/jdbc/nowhere'")
                .withMessageContaining("set switchboard.ledger.datasource");
    }
}
