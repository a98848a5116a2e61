package dev.switchboard.telemetry;

import dev.switchboard.call.CallCommand;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.Ignored;
import dev.switchboard.call.Note;
import dev.switchboard.call.Note.Interruption;
import dev.switchboard.call.Note.Moment;
import dev.switchboard.call.Note.ResponseEnded;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What operators see of one call: a trace with a span for each response, the times that the caller waited, the tokens, and a
 * line in the log when it is over. The call's shell tells it each event before and each command after the machine's step.
 */
public final class CallTelemetry {

    private static final System.Logger LOG = System.getLogger(CallTelemetry.class.getName());

    private static final long NOTHING = -1;

    private final CallMeters meters;
    private final LongSupplier nanos;
    private final String callId;
    private final String agent;
    private final long begun;
    private final Span root;
    private final Context context;
    private final ResponseSpans responseSpans;
    private final Map<String, Long> unanswered = new HashMap<>();

    private long answerSent = NOTHING;
    private int attachments;
    private int responses;
    private int functionCalls;
    private int interruptions;
    private boolean malformedReported;
    private boolean over;

    CallTelemetry(CallMeters meters, Tracer tracer, LongSupplier nanos, String callId, String agent) {
        this.meters = meters;
        this.nanos = nanos;
        this.callId = callId;
        this.agent = agent;
        this.begun = nanos.getAsLong();
        this.root = tracer.spanBuilder("invoke_agent " + agent)
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("gen_ai.operation.name", "invoke_agent")
                .setAttribute("gen_ai.provider.name", "openai")
                .setAttribute("gen_ai.agent.name", agent)
                .setAttribute("gen_ai.conversation.id", callId)
                .startSpan();
        this.context = Context.root().with(root);
        this.responseSpans = new ResponseSpans(tracer, context, callId);
    }

    /** Before the machine's step. */
    public synchronized void event(CallEvent event) {
        try {
            observe(event);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** After the machine's step, for each command. */
    public synchronized void command(CallCommand command) {
        try {
            if (command instanceof SendOutput output) {
                answered(output.functionCallId());
            } else if (command instanceof Keep keep) {
                kept(keep.note());
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /**
     * The service sent something that was ignored.
     *
     * @param kind why
     * @param what it was, without anything that was said
     */
    public synchronized void ignored(Ignored kind, String what) {
        try {
            meters.ignored(kind);
            if (kind == Ignored.MALFORMED && !malformedReported) {
                malformedReported = true;
                LOG.log(
                        Level.WARNING,
                        "call {0}: ignored an event that cannot be read ({1}); further ones are only counted",
                        callId,
                        what);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void audible() {
        if (answerSent != NOTHING) {
            meters.audible(Duration.ofNanos(nanos.getAsLong() - answerSent));
            answerSent = NOTHING;
        }
    }

    /**
     * Makes a task part of the call's trace, on whichever thread it runs.
     *
     * @param task such as the run of a tool
     * @return the same within the trace
     */
    public Runnable inTrace(Runnable task) {
        return context.wrap(task);
    }

    /**
     * The call is over for this node.
     *
     * @param reason why, one word
     */
    public synchronized void ended(String reason) {
        if (over) {
            return;
        }
        over = true;
        try {
            Duration duration = Duration.ofNanos(nanos.getAsLong() - begun);
            responseSpans.end();
            root.setAttribute("switchboard.end_reason", reason)
                    .setAttribute("switchboard.reattachments", reattachments())
                    .end();
            meters.ended(agent, reason, duration);
            LOG.log(
                    Level.INFO,
                    "call {0}: lasted {1} s; {2} responses, {3} function calls, {4} interruptions, {5} re-attachments",
                    callId,
                    duration.toSeconds(),
                    responses,
                    functionCalls,
                    interruptions,
                    reattachments());
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void observe(CallEvent event) {
        if (event instanceof FunctionCalled called) {
            // delivered again, it is the first one that the caller waits for
            if (unanswered.putIfAbsent(called.functionCall().id(), nanos.getAsLong()) == null) {
                functionCalls++;
            }
        } else if (event instanceof ResponseStarted started) {
            responses++;
            responseSpans.started(started.responseId());
        } else if (event instanceof PlaybackStarted) {
            audible();
        } else if (event instanceof Attached) {
            attachments++;
            if (attachments > 1) {
                meters.reattached();
            }
        }
    }

    private void answered(String functionCallId) {
        Long asked = unanswered.put(functionCallId, NOTHING);
        if (asked != null && asked != NOTHING) {
            long now = nanos.getAsLong();
            meters.silence(Duration.ofNanos(now - asked));
            answerSent = now;
        }
    }

    private void kept(Note note) {
        if (note instanceof ResponseEnded ended) {
            ended.usage().ifPresent(meters::tokens);
            responseSpans.ended(ended);
        } else if (note instanceof Moment moment) {
            root.addEvent("switchboard." + moment.kind());
        } else if (note instanceof Interruption) {
            interruptions++;
        }
    }

    private long reattachments() {
        return Math.max(0, attachments - 1);
    }

    private void failed(RuntimeException e) {
        LOG.log(Level.WARNING, "call " + callId + ": its telemetry failed", e);
    }
}
