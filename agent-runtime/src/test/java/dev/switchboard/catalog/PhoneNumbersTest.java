package dev.switchboard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private static PhoneNumbers in(String region) {
        return PhoneNumbers.in(Optional.ofNullable(region));
    }

    @ParameterizedTest
    @CsvSource({
        "US, (415) 555-0123, +14155550123",
        "US, 1-800-555-0100, +18005550100",
        "US, 18005550100, +18005550100",
        "US, 011 49 711 1234567, +497111234567",
        "DE, 0711/1234567, +497111234567",
        "DE, 0049 711 1234567, +497111234567",
        "DE, 00 1 800 555 0100, +18005550100",
        "GB, 020 7183 8750, +442071838750",
        ", +49 (0)711 1234567, +497111234567",
        ", +1.800.555.0100, +18005550100",
    })
    void bringsEveryFormOfANumberIntoOne(String region, String written, String canonical) {
        assertThat(in(region).canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 200, 200",
        "US, 911, 911",
        "US, 555-0123, 5550123",
        "DE, 2001, 2001",
        ", 0711 1234567, 07111234567",
        ", 18005550100, 18005550100",
        "US, alice, alice",
        "US, 1-800-FLOWERS, 1-800-FLOWERS",
        "US, desk7, desk7",
        "US, +142555512112, +142555512112",
        "US, +, +",
        "US, '', ''",
    })
    void leavesWhatIsNobodysNumberAsItIs(String region, String written, String canonical) {
        assertThat(in(region).canonical(written)).isEqualTo(canonical);
    }

    @Test
    void findsAnAgentByItsNumberInEveryForm() {
        Catalog catalog = new Catalog(
                List.of(new AgentDescriptor("a", List.of(in("US").canonical("800-555-0100")), Object.class, List.of())),
                in("US"));

        assertThat(catalog.agentFor("+18005550100")).isPresent();
        assertThat(catalog.agentFor("8005550100")).isPresent();
        assertThat(catalog.agentFor("1 (800) 555-0100")).isPresent();
        assertThat(catalog.agentFor("+498005550100")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "",
                "+",
                "+1800555010",
                "+180055501000",
                "+9990000000",
                "1234567890123456789",
                "1800FLOWERS"
            })
    void findsTheFlawOfANumberThatNobodyCanDial(String written) {
        assertThat(in("US").flaw(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+18005550100", "200", "0711 1234567", "(800) 555-0100"})
    void findsNoFlawInANumber(String written) {
        assertThat(in("US").flaw(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "+", "(", " 1", "-."})
    void isNotSlowedDownByHostileNumbers(String part) {
        String hostile = part.repeat(100_000);
        assertThat(in("US").canonical(hostile)).isNotNull();
    }
}
