package dev.switchboard.dispatch;

import dev.switchboard.api.Call;
import dev.switchboard.api.PhoneAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The call of the invocation that the current thread is running: what {@code @Inject Call} gives a tool. */
@ApplicationScoped
class CurrentCall implements Call {

    @Override
    public String id() {
        return call().id();
    }

    @Override
    public PhoneAddress from() {
        return call().from();
    }

    @Override
    public PhoneAddress to() {
        return call().to();
    }

    @Override
    public Optional<String> sipCallId() {
        return call().sipCallId();
    }

    private static Call call() {
        Invocation invocation = Invocation.current();
        if (invocation == null) {
            throw new IllegalStateException("SWB-2001: there is no call on this thread. Call is for beans that are"
                    + " reached while a call's tool runs.");
        }
        return invocation.request().call();
    }
}
