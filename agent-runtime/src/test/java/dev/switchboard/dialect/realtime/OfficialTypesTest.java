package dev.switchboard.dialect.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeSessionCreateRequest;
import jakarta.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything that we send is what the service's own Java client would send. */
class OfficialTypesTest {

    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    @Test
    void clientEvents() throws Exception {
        for (String message : new String[] {
            ClientEvents.greet("Hello \"there\""),
            ClientEvents.continueResponse(),
            ClientEvents.output("call_uMNE0Myi2tDTPu0w", "{\"ok\":true}")
        }) {
            RealtimeClientEvent event = JSON.readValue(message, RealtimeClientEvent.class);
            event.validate();
            assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(message));
        }
    }

    @Test
    void outputItemIdsAreShortAndAlwaysTheSame() {
        assertThat(ClientEvents.outputItemId("call_1"))
                .hasSize(32)
                .isEqualTo(ClientEvents.outputItemId("call_1"))
                .isNotEqualTo(ClientEvents.outputItemId("call_2"));
    }

    @Test
    void sessions() throws Exception {
        var schema = Json.createObjectBuilder().add("type", "object").build();
        var tools = Json.createArrayBuilder()
                .add(SessionRequest.function("book", "Books", schema))
                .build();
        String body = new SessionRequest(
                        "gpt-realtime-2.1",
                        "marin",
                        Optional.of("gpt-4o-mini-transcribe"),
                        Optional.of("Be kind"),
                        tools)
                .json()
                .toString();
        RealtimeSessionCreateRequest session = JSON.readValue(body, RealtimeSessionCreateRequest.class);
        session.validate();
        assertThat(JSON.readTree(JSON.writeValueAsString(session))).isEqualTo(JSON.readTree(body));
    }
}
