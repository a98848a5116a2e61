package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.SipHeader;
import dev.switchboard.catalog.PhoneNumbers;
import dev.switchboard.configuration.AnsweringSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a call of what was announced: finds out who calls which number. No header is too strange for it. */
@ApplicationScoped
class Announcement {

    /** With these a caller asks that nobody be shown who calls (RFC 3323, RFC 3325). */
    private static final Set<String> HIDES = Set.of("id", "user");

    private PhoneNumbers numbers = PhoneNumbers.in(Optional.empty());
    private boolean assertedIsTrusted;

    /** For the container's proxy. */
    protected Announcement() {}

    @Inject
    Announcement(AnsweringSettings settings) {
        this(PhoneNumbers.in(settings.region()), settings.trustsAssertedIdentity());
    }

    Announcement(PhoneNumbers numbers, boolean assertedIsTrusted) {
        this.numbers = numbers;
        this.assertedIsTrusted = assertedIsTrusted;
    }

    /**
     * @param callId the service's id of the call
     * @param headers the INVITE's headers, as the service passed them on
     * @return the call
     */
    IncomingCall call(String callId, List<SipHeader> headers) {
        return new IncomingCall(callId, caller(headers), first("To", headers), headers);
    }

    private PhoneAddress caller(List<SipHeader> headers) {
        if (isHidden(headers)) {
            return PhoneAddress.WITHHELD;
        }
        PhoneAddress asserted = assertedIsTrusted ? first("P-Asserted-Identity", headers) : PhoneAddress.WITHHELD;
        return asserted.isWithheld() ? first("From", headers) : asserted;
    }

    private static boolean isHidden(List<SipHeader> headers) {
        return values("Privacy", headers).stream()
                .flatMap(value -> Arrays.stream(value.split("[;,]", -1)))
                .anyMatch(wish -> HIDES.contains(wish.strip().toLowerCase(Locale.ROOT)));
    }

    /** The first of the headers of a name that says who that is. */
    private PhoneAddress first(String name, List<SipHeader> headers) {
        return values(name, headers).stream()
                .map(SipAddress::parse)
                .filter(SipAddress::isKnown)
                .findFirst()
                .map(this::address)
                .orElse(PhoneAddress.WITHHELD);
    }

    private PhoneAddress address(SipAddress address) {
        String number = numbers.canonical(address.context() + address.user());
        return new PhoneAddress(address.name(), number, address.user());
    }

    private static List<String> values(String name, List<SipHeader> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(SipHeader::value)
                .toList();
    }
}
