package dev.switchboard.tools;

import dev.switchboard.api.Call;
import dev.switchboard.api.CallAttributes;
import dev.switchboard.api.PhoneAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A call for tests, with the id {@code rtc_1}; the roles that are granted it holds at once. */
public final class AnyCall implements Call {

    private final PhoneAddress from;
    private final Set<String> roles = new TreeSet<>();
    private String transferredTo = "";

    private AnyCall(PhoneAddress from) {
        this.from = from;
    }

    /** From that number. */
    public static AnyCall from(String number) {
        return new AnyCall(new PhoneAddress("", number));
    }

    /** From somebody who does not show their number. */
    public static AnyCall withheld() {
        return new AnyCall(PhoneAddress.WITHHELD);
    }

    @Override
    public String id() {
        return "rtc_1";
    }

    @Override
    public PhoneAddress from() {
        return from;
    }

    @Override
    public PhoneAddress to() {
        return new PhoneAddress("", "+18005550100");
    }

    @Override
    public Optional<String> sipCallId() {
        return Optional.of("sip-1");
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public Set<String> roles() {
        return Set.copyOf(roles);
    }

    @Override
    public void grant(String role) {
        roles.add(role);
    }

    @Override
    public void say(String words) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void transferTo(String target) {
        transferredTo = target;
    }

    /** Whom the call was handed over to; empty: nobody. */
    public String transferredTo() {
        return transferredTo;
    }

    @Override
    public void hangUp() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CallAttributes attributes() {
        throw new UnsupportedOperationException();
    }
}
