package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.SipHeader;
import dev.switchboard.catalog.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {

    private static final String FROM = "\"Ada\" <sip:4155550123@trunk.example.com>";

    private static final PhoneNumbers NUMBERS = PhoneNumbers.in(Optional.of("US"));

    private static IncomingCall call(boolean assertedIsTrusted, String... namesAndValues) {
        List<SipHeader> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new SipHeader(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Announcement(NUMBERS, assertedIsTrusted).call("rtc_1", headers);
    }

    @Test
    void tellsTheNumberAsE164AndTheRawFormBesideIt() {
        IncomingCall call = call(false, "from", FROM, "to", "<tel:1-800-555-0100>");

        assertThat(call.from()).isEqualTo(new PhoneAddress("Ada", "+14155550123", "4155550123"));
        assertThat(call.to()).isEqualTo(new PhoneAddress("", "+18005550100", "1-800-555-0100"));
    }

    @Test
    void takesALocalNumberForOneOfItsContext() {
        assertThat(call(false, "From", "<tel:0711-1234567;phone-context=+49>").from())
                .isEqualTo(new PhoneAddress("", "+497111234567", "0711-1234567"));
    }

    @Test
    void leavesShortNumbersAndNamesAsTheyAre() {
        assertThat(call(false, "From", "<sip:200@pbx.local>").from().number()).isEqualTo("200");
        assertThat(call(false, "From", "<sip:front.desk@pbx.local>").from().number())
                .isEqualTo("front.desk");
    }

    @Test
    void knowsNobodyWhereThereIsNoFrom() {
        assertThat(call(false).from()).isSameAs(PhoneAddress.WITHHELD);
        assertThat(call(false, "From", "").from()).isSameAs(PhoneAddress.WITHHELD);
        assertThat(call(false, "From", "\"Anonymous\" <sip:Anonymous@anonymous.invalid>")
                        .from())
                .isSameAs(PhoneAddress.WITHHELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "header;id", "USER", "user; critical"})
    void tellsNobodyWhoWishesToBeHidden(String privacy) {
        assertThat(call(true, "From", FROM, "P-Asserted-Identity", "<tel:+12125550777>", "Privacy", privacy)
                        .from())
                .isSameAs(PhoneAddress.WITHHELD);
    }

    @Test
    void tellsWhoDoesNotWishToBeHidden() {
        assertThat(call(false, "From", FROM, "Privacy", "none").from().number()).isEqualTo("+14155550123");
    }

    @Test
    void believesTheAssertedIdentityOnlyWhereItIsTrusted() {
        String[] headers = {"From", FROM, "P-Asserted-Identity", "<sip:+12125550777@trunk.example.com>"};

        assertThat(call(false, headers).from().number()).isEqualTo("+14155550123");
        assertThat(call(true, headers).from().number()).isEqualTo("+12125550777");
    }

    @Test
    void fallsBackToFromWhereNothingIsAsserted() {
        assertThat(call(true, "From", FROM).from().number()).isEqualTo("+14155550123");
        assertThat(call(true, "From", FROM, "P-Asserted-Identity", "nonsense")
                        .from()
                        .number())
                .isEqualTo("+14155550123");
    }
}
