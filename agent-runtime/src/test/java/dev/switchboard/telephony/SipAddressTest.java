package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"Ada Lovelace\" <sip:+14155550123@127.0.0.1>;tag=1 | Ada Lovelace | +14155550123",
                "Ada <sip:+14155550123@127.0.0.1:5060;transport=tcp> | Ada | +14155550123",
                "sip:+142555512112@sip.example.com | '' | +142555512112",
                "SIP:+142555512112@sip.example.com | '' | +142555512112",
                "<sip:+142555512112@sip.example.com>;tag=9 | '' | +142555512112",
                "<sip:+14155550123;npdi;rn=1@example.com;user=phone> | '' | +14155550123",
                "\"O\\\"Hara \\\\ Sons\" <sips:bob@example.com> | O\"Hara \\ Sons | bob",
                "<tel:+1-415-555-0123> | '' | +1-415-555-0123",
                "TEL:+1-415-555-0123;ext=7 | '' | +1-415-555-0123",
                "sip:%2B1415@example.com | '' | +1415",
                "sip:alice:secret@example.com | '' | alice",
                "<sip:200@pbx.local> | '' | 200",
            })
    void readsNameAndUser(String header, String name, String user) {
        assertThat(SipAddress.parse(header)).isEqualTo(new SipAddress(name, user, ""));
    }

    @Test
    void readsTheCountryInWhichALocalNumberIsMeant() {
        assertThat(SipAddress.parse("<tel:0711-123;phone-context=+49>"))
                .isEqualTo(new SipAddress("", "0711-123", "+49"));
        assertThat(SipAddress.parse("<sip:0711123;phone-context=+49@example.com;user=phone>"))
                .isEqualTo(new SipAddress("", "0711123", "+49"));
        assertThat(SipAddress.parse("<tel:+49711123;phone-context=+1>").context())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=x",
                "sip:Anonymous@anonymous.invalid",
                "<sip:c8oqz84zk7z@anonymous.invalid>",
                "<sip:anonymous@trunk.example.com>",
                "Restricted <sip:Restricted@trunk.example.com>",
                "<sip:unavailable@trunk.example.com>",
                "<tel:anonymous>",
                "<sip:@example.com>",
                "<sip:example.com>",
                "<>",
                "",
                "nonsense",
                "\"never closed <sip:1@x",
                "mailto:alice@example.com",
            })
    void knowsNobody(String header) {
        assertThat(SipAddress.parse(header).isKnown()).isFalse();
        assertThat(SipAddress.parse(header).name()).isEmpty();
    }

    @Test
    void isNotSlowedDownByHostileHeaders() {
        String hostile = "\"" + "\\\"".repeat(20_000) + "x".repeat(20_000);
        assertThat(SipAddress.parse(hostile).isKnown()).isFalse();
        assertThat(SipAddress.parse("<sip:" + "@".repeat(50_000) + ">").isKnown())
                .isFalse();
        assertThat(SipAddress.parse("<tel:" + ";phone-context=+".repeat(20_000) + ">")
                        .isKnown())
                .isFalse();
    }
}
