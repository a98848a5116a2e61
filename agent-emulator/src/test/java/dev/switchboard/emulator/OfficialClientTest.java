package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.ClientOptions;
import com.openai.core.ObjectMappers;
import com.openai.helpers.RealtimeConnection;
import com.openai.helpers.RealtimeWebSocketOptions;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeConversationItemFunctionCall;
import com.openai.models.realtime.RealtimeServerEvent;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.phone.SipPhone;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A whole call by the official client alone: its REST and its WebSocket. */
class OfficialClientTest {

    private static final String SCRIPT = """
        name: official
        steps:
          - agent: Good day.
          - caller: Is it free?
          - {call: find, arguments: {day: Monday}, as: found}
          - agent: It is ${found}.
          - hangUp: agent
        """;

    private static RealtimeClientEvent event(String json) throws Exception {
        return ObjectMappers.jsonMapper().readValue(json, RealtimeClientEvent.class);
    }

    @Test
    void playsAWholeCall() throws Exception {
        try (Scene scene = Scene.of(SCRIPT, emulator -> emulator.patience(Duration.ofSeconds(30)));
                SipPhone phone = SipPhone.udp()) {
            CompletableFuture<String> called = new CompletableFuture<>();
            scene.application.whenCalled(called::complete);
            phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = called.get(10, TimeUnit.SECONDS);
            scene.application.accept(id);

            CompletableFuture<ClientOptions> options = new CompletableFuture<>();
            scene.application.client().withOptions(builder -> options.complete(builder.build()));
            try (RealtimeConnection sideband = RealtimeConnection.connect(
                    options.join(),
                    RealtimeWebSocketOptions.builder().callId(id).build())) {
                send(sideband, event("{\"type\":\"response.create\"}"));
                talk(sideband);
            }
            scene.application.calls().hangup(id);

            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.APPLICATION);
            assertThat(scene.heard(FunctionAnswered.class)).hasSize(1);
            assertThat(scene.heard(AgentSaid.class))
                    .extracting(AgentSaid::text)
                    .containsExactly("Good day.", "It is free.");
        }
    }

    /** Answers the function, and listens until the answer to that is heard. */
    private static void talk(RealtimeConnection sideband) throws Exception {
        int spoken = 0;
        while (spoken < 2) {
            RealtimeServerEvent received = sideband.receive().validate();
            if (received.outputAudioBufferStopped().isPresent()) {
                spoken++;
            }
            if (received.responseOutputItemDone().isPresent()
                    && received.responseOutputItemDone().get().item().isFunctionCall()) {
                RealtimeConversationItemFunctionCall call =
                        received.responseOutputItemDone().get().item().asFunctionCall();
                send(
                        sideband,
                        event(
                                "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\",\"call_id\":\""
                                        + call.callId().orElseThrow() + "\",\"output\":\"free\"}}"));
            }
            if (received.isResponseDone() && spoken == 1) {
                send(sideband, event("{\"type\":\"response.create\"}"));
            }
        }
    }

    /** The client refuses to send while it sends. */
    private static void send(RealtimeConnection sideband, RealtimeClientEvent event) {
        Scene.patiently().ignoreExceptions().until(() -> {
            sideband.send(event);
            return true;
        });
    }
}
