package dev.switchboard.telemetry;

import dev.switchboard.call.Ignored;
import dev.switchboard.call.Note.Usage;
import dev.switchboard.ledger.NoteRecorder;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The meters that all calls share. A server without metrics or tracing is one on which nobody looks. */
@ApplicationScoped
public class CallMeters {

    private static final String CALL = "switchboard.call";
    private static final String SILENCE = "switchboard.call.silence";
    private static final String AUDIBLE = "switchboard.call.audible";
    private static final String REATTACHMENTS = "switchboard.call.reattachments";
    private static final String IGNORED = "switchboard.sideband.ignored";
    private static final String TOKENS = "switchboard.tokens";
    private static final String BACKLOG = "switchboard.recorder.backlog";
    private static final String LAG = "switchboard.recorder.lag";
    private static final String DROPPED = "switchboard.recorder.dropped";

    private Instance<Tracer> tracers;
    private Instance<MetricRegistry> registries;
    private NoteRecorder recorder;

    /** For the container's proxy. */
    protected CallMeters() {}

    @Inject
    CallMeters(Instance<Tracer> tracers, Instance<MetricRegistry> registries, NoteRecorder recorder) {
        this.tracers = tracers;
        this.registries = registries;
        this.recorder = recorder;
    }

    /** Registers what is measured when somebody asks. */
    public void start() {
        if (registries.isResolvable()) {
            MetricRegistry registry = registries.get();
            registry.gauge(BACKLOG, recorder, NoteRecorder::backlog);
            registry.gauge(LAG, recorder, notes -> notes.lag().toMillis() / 1000.0);
            registry.gauge(DROPPED, recorder, NoteRecorder::dropped);
        }
    }

    /**
     * Begins to watch a call that this node has.
     *
     * @param callId the call
     * @param agent the agent's name
     * @return what wants to hear of it
     */
    public CallTelemetry began(String callId, String agent) {
        return new CallTelemetry(this, tracer(), System::nanoTime, callId, agent);
    }

    private Tracer tracer() {
        return tracers.isResolvable() ? tracers.get() : OpenTelemetry.noop().getTracer("dev.switchboard");
    }

    void ended(String agent, String reason, Duration duration) {
        time(CALL, duration, new Tag("agent", agent), new Tag("reason", reason));
    }

    /** From a function call to its answer on the wire. */
    void silence(Duration duration) {
        time(SILENCE, duration);
    }

    /** From an answer on the wire to the agent's voice. */
    void audible(Duration duration) {
        time(AUDIBLE, duration);
    }

    void reattached() {
        count(REATTACHMENTS, 1);
    }

    void ignored(Ignored kind) {
        count(IGNORED, 1, new Tag("kind", kind.name().toLowerCase(Locale.ROOT)));
    }

    void tokens(Usage usage) {
        tokens("input_text", usage.inputText() - usage.cachedText());
        tokens("input_audio", usage.inputAudio() - usage.cachedAudio());
        tokens("cached_text", usage.cachedText());
        tokens("cached_audio", usage.cachedAudio());
        tokens("output_text", usage.outputText());
        tokens("output_audio", usage.outputAudio());
    }

    private void tokens(String kind, long number) {
        count(TOKENS, number, new Tag("kind", kind));
    }

    private void time(String name, Duration duration, Tag... tags) {
        if (registries.isResolvable()) {
            registries.get().timer(name, tags).update(duration);
        }
    }

    private void count(String name, long number, Tag... tags) {
        // a counter cannot go back, whatever the service reports
        if (number > 0 && registries.isResolvable()) {
            registries.get().counter(name, tags).inc(number);
        }
    }
}
