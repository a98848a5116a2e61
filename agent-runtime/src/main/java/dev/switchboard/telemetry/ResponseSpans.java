package dev.switchboard.telemetry;

import dev.switchboard.call.Note.ResponseEnded;
import dev.switchboard.call.Note.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a call's responses; there is one at a time. Its usage is told beside its end, before or after, and its end
 * may be lost with a socket: then it has ended when the next one begins, or the call ends.
 */
final class ResponseSpans {

    private final Tracer tracer;
    private final Context call;
    private final String callId;

    private @Nullable Span span;
    private String responseId = "";

    ResponseSpans(Tracer tracer, Context call, String callId) {
        this.tracer = tracer;
        this.call = call;
        this.callId = callId;
    }

    void started(String id) {
        if (span != null && id.equals(responseId)) {
            return;
        }
        end();
        responseId = id;
        span = tracer.spanBuilder("chat")
                .setParent(call)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", "openai")
                .setAttribute("gen_ai.conversation.id", callId)
                .setAttribute("gen_ai.response.id", id)
                .startSpan();
    }

    void ended(ResponseEnded response) {
        Span open = span;
        if (open == null || !response.responseId().equals(responseId)) {
            return;
        }
        open.setAttribute("switchboard.response.status", response.status());
        if (response.status().equals("failed")) {
            open.setStatus(StatusCode.ERROR).setAttribute("error.type", response.status());
        }
        response.usage().ifPresent(usage -> describe(open, usage));
        end();
    }

    private static void describe(Span span, Usage usage) {
        span.setAttribute("gen_ai.usage.input_tokens", usage.inputText() + usage.inputAudio())
                .setAttribute("gen_ai.usage.output_tokens", usage.outputText() + usage.outputAudio())
                .setAttribute("gen_ai.usage.cache_read.input_tokens", usage.cachedText() + usage.cachedAudio())
                .setAttribute("switchboard.usage.input_audio_tokens", usage.inputAudio())
                .setAttribute("switchboard.usage.output_audio_tokens", usage.outputAudio());
    }

    /** Ends the span that is open, if one is. */
    void end() {
        Span open = span;
        if (open != null) {
            open.end();
        }
        span = null;
        responseId = "";
    }
}
