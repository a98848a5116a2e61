package dev.switchboard.demo;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookFailed;
import dev.switchboard.emulator.event.EmulatorListener;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Tells what happens in a call, one thing after the other. */
final class Story implements EmulatorListener, AutoCloseable {

    private final ExecutorService teller = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "story");
        thread.setDaemon(true);
        return thread;
    });
    private final Screen screen;
    private final Desk desk;
    private final CompletableFuture<CallEnded> end = new CompletableFuture<>();
    private final CompletableFuture<EmulatorEvent> scriptEnd = new CompletableFuture<>();

    Story(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
    }

    /** How the first call ended, when it did and all of it is told. */
    CompletableFuture<CallEnded> end() {
        return end;
    }

    /** Says what to do when the first call's script is at its end. */
    void whenScriptFinished(Runnable action) {
        var unused = scriptEnd.thenRun(action);
    }

    @Override
    public void on(EmulatorEvent event) {
        teller.execute(() -> tell(event));
    }

    private void tell(EmulatorEvent event) {
        if (event instanceof IncomingCall call) {
            screen.line("");
            screen.story("phone", "SIP INVITE from " + call.from().replaceAll(";tag=.*", "") + " to " + call.to());
            screen.story("phone", "rings; SIP Call-ID " + call.sipCallId());
        } else if (event instanceof WebhookAnswered webhook) {
            webhook(webhook);
        } else if (event instanceof WebhookFailed webhook) {
            screen.story("webhook", "could not be delivered: " + webhook.reason());
        } else if (event instanceof Accepted accepted) {
            screen.story(
                    "server",
                    "accepts the call with " + accepted.model() + " and the tools "
                            + String.join(", ", accepted.tools()));
        } else if (event instanceof Rejected rejected) {
            screen.story("server", "rejects the call with SIP status " + rejected.sipStatus());
        } else if (event instanceof SidebandAttached) {
            screen.story("server", "attaches the sideband");
        } else if (event instanceof AgentSaid said) {
            screen.story("Agent:", said.text());
        } else if (event instanceof CallerSaid said) {
            screen.story("Caller:", said.text());
        } else if (event instanceof FunctionCalled called) {
            screen.story("tool", called.name() + " with " + readable(called.arguments()));
        } else if (event instanceof FunctionAnswered answered) {
            screen.story("tool", desk.outcome(answered) + ": " + readable(answered.output()));
        } else if (event instanceof ScriptStuck stuck) {
            screen.story("stuck", stuck.why());
        } else if (event instanceof ScriptFinished) {
            scriptEnd.complete(event);
        } else if (event instanceof CallEnded ended) {
            screen.story("phone", "the call is over: " + who(ended) + ended.reason());
            end.complete(ended);
        }
    }

    private void webhook(WebhookAnswered webhook) {
        String delivery =
                "realtime.call.incoming, signed" + (webhook.attempt() > 1 ? ", delivery " + webhook.attempt() : "");
        String answer = webhook.status() / 100 == 2
                ? "acknowledged with " + webhook.status() + " in "
                        + webhook.duration().toMillis() + " ms"
                : "refused with " + webhook.status()
                        + (webhook.status() == 401 ? ": the signature does not match" : "");
        screen.story("webhook", delivery + ": " + answer);
    }

    /** A JSON object as people write such things down; other text as it is. */
    private static String readable(String json) {
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

    private static String who(CallEnded ended) {
        return switch (ended.by()) {
            case CALLER -> "the caller ";
            case APPLICATION -> "the application ";
            case SERVICE -> "";
        };
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
