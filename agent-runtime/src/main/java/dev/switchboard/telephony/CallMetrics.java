package dev.switchboard.telephony;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts calls for operators, on a server that has MicroProfile Metrics. */
@ApplicationScoped
class CallMetrics {

    static final String LIVE = "switchboard.calls.live";
    static final String ANSWERED = "switchboard.calls.answered";
    static final String REJECTED = "switchboard.calls.rejected";

    private Instance<MetricRegistry> registries;

    /** For the container's proxy. */
    protected CallMetrics() {}

    @Inject
    CallMetrics(Instance<MetricRegistry> registries) {
        this.registries = registries;
    }

    /** The calls that this node has whenever somebody asks. */
    void live(Supplier<Integer> number) {
        with(registry -> registry.gauge(LIVE, number));
    }

    void answered(String agent) {
        with(registry -> registry.counter(ANSWERED, new Tag("agent", agent)).inc());
    }

    /** A call that was rejected, or was over before it could be taken. */
    void notTaken(String reason) {
        with(registry -> registry.counter(REJECTED, new Tag("reason", reason)).inc());
    }

    private void with(Consumer<MetricRegistry> action) {
        if (registries.isResolvable()) {
            action.accept(registries.get());
        }
    }
}
