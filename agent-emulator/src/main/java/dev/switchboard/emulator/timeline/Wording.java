package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentInterrupted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.ExpectationFailed;
import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.KeyPressed;
import dev.switchboard.emulator.event.EmulatorEvent.ReferEnded;
import dev.switchboard.emulator.event.EmulatorEvent.ReferSent;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandClosed;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookFailed;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words in which each event is told. */
final class Wording {

    record Told(String who, String text) {}

    private static final Map<Class<?>, Function<EmulatorEvent, Told>> WORDS = new HashMap<>();

    static {
        words(
                IncomingCall.class,
                call -> new Told(
                        "phone",
                        "SIP INVITE from " + call.from().replaceAll(";tag=.*", "") + " to " + call.to()
                                + ", rings; SIP Call-ID " + call.sipCallId()));
        words(WebhookAnswered.class, webhook -> new Told("webhook", webhook(webhook)));
        words(WebhookFailed.class, webhook -> new Told("webhook", "could not be delivered: " + webhook.reason()));
        words(Accepted.class, accepted -> new Told("server", accepted(accepted)));
        words(
                Rejected.class,
                rejected -> new Told("server", "rejects the call with SIP status " + rejected.sipStatus()));
        words(ReferSent.class, refer -> new Told("server", "refers the caller to " + refer.targetUri()));
        words(
                ReferEnded.class,
                refer -> new Told(
                        "phone", "the transfer to " + refer.targetUri() + " was answered with " + refer.sipStatus()));
        words(SidebandAttached.class, attached -> new Told("server", "attaches the sideband"));
        words(SidebandClosed.class, closed -> new Told("server", "closes the sideband, or loses it"));
        words(AgentSaid.class, said -> new Told("Agent:", said.text()));
        words(CallerSaid.class, said -> new Told("Caller:", said.text()));
        words(KeyPressed.class, pressed -> new Told("Caller:", "presses " + pressed.key()));
        words(
                AgentInterrupted.class,
                cut -> new Told("Caller:", "cuts the agent short after " + cut.heard() + " words"));
        words(FunctionCalled.class, called -> new Told("tool", called(called)));
        words(
                FunctionAnswered.class,
                answered -> new Told(
                        "tool",
                        "answered in " + answered.duration().toMillis() + " ms: " + readable(answered.output())));
        words(
                ExpectationFailed.class,
                failed -> new Told("expected", "something else of " + failed.name() + ":\n" + failed.difference()));
        words(FaultInjected.class, fault -> new Told("fault", fault.fault() + " at " + fault.at()));
        words(ScriptStuck.class, stuck -> new Told("stuck", stuck.why()));
        words(CallEnded.class, ended -> new Told("phone", "the call is over: " + ended(ended)));
    }

    private Wording() {}

    private static <E extends EmulatorEvent> void words(Class<E> kind, Function<E, Told> words) {
        WORDS.put(kind, event -> words.apply(kind.cast(event)));
    }

    /** What to tell; empty where there is nothing to tell people. */
    static Optional<Told> of(EmulatorEvent event) {
        return Optional.ofNullable(WORDS.get(event.getClass())).map(words -> words.apply(event));
    }

    private static String webhook(WebhookAnswered webhook) {
        String delivery =
                "realtime.call.incoming, signed" + (webhook.attempt() > 1 ? ", delivery " + webhook.attempt() : "");
        String answer = webhook.status() / 100 == 2
                ? "acknowledged with " + webhook.status() + " in "
                        + webhook.duration().toMillis() + " ms"
                : "refused with " + webhook.status()
                        + (webhook.status() == 401 ? ": the signature does not match" : "");
        return delivery + ": " + answer;
    }

    private static String called(FunctionCalled called) {
        String arguments = readable(called.arguments());
        return called.name() + (arguments.isEmpty() ? " without arguments" : " with " + arguments);
    }

    private static String accepted(Accepted accepted) {
        return "accepts the call with " + accepted.model()
                + (accepted.tools().isEmpty()
                        ? " and no tool"
                        : " and the tools " + String.join(", ", accepted.tools()));
    }

    static String ended(CallEnded ended) {
        return switch (ended.by()) {
            case CALLER -> "the caller " + ended.reason();
            case APPLICATION -> "the application " + ended.reason();
            case SERVICE -> ended.reason();
        };
    }

    /** A JSON object as people write such things down; other text as it is. */
    static String readable(String json) {
        try {
            return new JsonObject(json)
                    .stream()
                            .map(field -> field.getKey() + ": " + readable(field.getValue()))
                            .collect(Collectors.joining(", "));
        } catch (DecodeException e) {
            return json;
        }
    }

    private static String readable(Object value) {
        return value instanceof JsonArray array
                ? array.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    /** Without what would move a terminal's cursor or break a page: control characters become their pictures. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point < ' ' && point != '\n' && point != '\t') {
                printable.appendCodePoint(0x2400 + point);
            } else if (point == 0x7f) {
                printable.appendCodePoint(0x2421);
            } else if ((point >= 0x80 && point < 0xa0)
                    || (point >= 0xd800 && point < 0xe000)
                    || (point & 0xfffe) == 0xfffe) {
                printable.appendCodePoint(0xfffd);
            } else {
                printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }
}
