package dev.switchboard.telephony;

import dev.switchboard.api.Call;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import java.util.Optional;

/** A call, as tools see it. */
record CallIdentity(IncomingCall incoming) implements Call {

    @Override
    public String id() {
        return incoming.id();
    }

    @Override
    public PhoneAddress from() {
        return incoming.from();
    }

    @Override
    public PhoneAddress to() {
        return incoming.to();
    }

    @Override
    public Optional<String> sipCallId() {
        return incoming.sipCallId();
    }
}
