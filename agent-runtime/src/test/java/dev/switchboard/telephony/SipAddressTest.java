package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.PhoneAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"Ada Lovelace\" <sip:+14155550123@127.0.0.1>;tag=1 | Ada Lovelace | +14155550123",
                "Ada <sip:+14155550123@127.0.0.1:5060;transport=tcp> | Ada | +14155550123",
                "sip:+142555512112@sip.example.com | '' | +142555512112",
                "<sip:+142555512112@sip.example.com>;tag=9 | '' | +142555512112",
                "\"O\\\"Hara \\\\ Sons\" <sips:bob@example.com> | O\"Hara \\ Sons | bob",
                "<tel:+1-415-555-0123> | '' | +1-415-555-0123",
                "sip:%2B1415@example.com | '' | +1415",
                "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=x | Anonymous | ''",
                "<sip:example.com> | '' | ''",
                "nonsense | '' | ''",
                "\"never closed <sip:1@x | '' | ''",
                "sip:alice:secret@example.com | '' | alice",
            })
    void readsNameAndNumber(String header, String name, String number) {
        assertThat(SipAddress.parse(header)).isEqualTo(new PhoneAddress(name, number));
    }

    @Test
    void isNotSlowedDownByHostileHeaders() {
        String hostile = "\"" + "\\\"".repeat(20_000) + "x".repeat(20_000);
        assertThat(SipAddress.parse(hostile)).isEqualTo(PhoneAddress.WITHHELD);
    }
}
