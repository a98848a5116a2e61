package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.configuration.Settings;
import dev.switchboard.ledger.FixedAnswer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What operators see of an invocation: a span {@code execute_tool <name>} with the names of OpenTelemetry's conventions
 * for generative AI, and a timer by tool and outcome. A name that the model made up is in neither.
 */
@ApplicationScoped
class Telemetry {

    private static final System.Logger LOG = System.getLogger(Telemetry.class.getName());

    /** The timer's name. */
    static final String TIMER = "switchboard.tool";

    private Instance<Tracer> tracers;
    private Instance<MetricRegistry> registries;
    private Settings settings;
    private final Map<ToolDescriptor, Redaction> redactions = new ConcurrentHashMap<>();

    /** For the container's proxy. */
    protected Telemetry() {}

    @Inject
    Telemetry(Instance<Tracer> tracers, Instance<MetricRegistry> registries, Settings settings) {
        this.tracers = tracers;
        this.registries = registries;
        this.settings = settings;
    }

    /** Runs an invocation and reports it; what goes wrong with the report never touches the answer. */
    @SuppressWarnings("try") // a scope is not referenced, only closed
    FixedAnswer observe(InvocationRun run, Recording chain) {
        long begun = System.nanoTime();
        Span span = begin();
        FixedAnswer answer;
        try (Scope scope = span.makeCurrent()) {
            answer = chain.take(run);
        }
        try {
            describe(span, run, answer);
            time(run.toolName(), answer.outcome(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an invocation could not be reported", e);
        } finally {
            span.end();
        }
        return answer;
    }

    private Span begin() {
        try {
            return tracer().spanBuilder("execute_tool").startSpan();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no span could be begun", e);
            return Span.getInvalid();
        }
    }

    /** A server without tracing or metrics is one on which nobody looks. */
    private Tracer tracer() {
        return tracers.isResolvable() ? tracers.get() : OpenTelemetry.noop().getTracer("dev.switchboard");
    }

    private void describe(Span span, InvocationRun run, FixedAnswer answer) {
        span.updateName("execute_tool " + run.toolName())
                .setAttribute("gen_ai.operation.name", "execute_tool")
                .setAttribute("gen_ai.tool.name", run.toolName())
                .setAttribute("gen_ai.tool.type", "function")
                .setAttribute("gen_ai.tool.call.id", run.key().functionCallId())
                .setAttribute("gen_ai.conversation.id", run.key().callId())
                .setAttribute("switchboard.outcome", answer.outcome().name())
                .setAttribute("switchboard.attempts", run.attempts());
        if (answer.outcome() == Outcome.FAILED || answer.outcome() == Outcome.UNKNOWN) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", answer.outcome().name());
        }
        if (settings.tracesContent() && run.isToolKnown()) {
            Redaction redaction = redactions.computeIfAbsent(run.tool(), Redaction::new);
            span.setAttribute(
                            "gen_ai.tool.call.arguments",
                            redaction.arguments(run.request().arguments()))
                    .setAttribute("gen_ai.tool.call.result", redaction.answer(answer.text()));
        }
    }

    private void time(String tool, Outcome outcome, Duration duration) {
        if (registries.isResolvable()) {
            registries
                    .get()
                    .timer(TIMER, new Tag("tool", tool), new Tag("outcome", outcome.name()))
                    .update(duration);
        }
    }
}
