package dev.switchboard.dialect.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeFunctionTool;
import com.openai.models.realtime.RealtimeServerEvent;
import com.openai.models.realtime.RealtimeSessionCreateRequest;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import dev.switchboard.call.ItemId;
import dev.switchboard.call.Occasion;
import dev.switchboard.call.Speech;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.catalog.Tools;
import jakarta.json.Json;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that we send is what the service's own Java client would send. */
class OfficialTypesTest {

    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    @Test
    void clientEvents() throws Exception {
        for (String message : new String[] {
            ClientEvents.respond(new Speech(Occasion.GREETING, Optional.of("Say to the user: Hello \"there\""))),
            ClientEvents.respond(new Speech(Occasion.CONTINUATION, Optional.empty())),
            ClientEvents.message("msg_1", false, "The transfer did not work."),
            ClientEvents.message("msg_2", true, "[The caller pressed 1]"),
            ClientEvents.check("msg_2"),
            ClientEvents.output("call_uMNE0Myi2tDTPu0w", "{\"ok\":true}")
        }) {
            RealtimeClientEvent event = JSON.readValue(message, RealtimeClientEvent.class);
            event.validate();
            assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(message));
        }
    }

    /** What is ignored as unknown is unknown to the service's own client, too. */
    @Test
    void serverEvents() {
        List<String> theirs = Arrays.stream(RealtimeServerEvent.Visitor.class.getMethods())
                .filter(method -> method.getName().startsWith("visit"))
                .map(method -> method.getName().substring("visit".length()).toLowerCase(Locale.ROOT))
                .toList();

        assertThat(Stream.concat(ServerEvents.READERS.keySet().stream(), ServerEvents.OTHERS.stream())
                        .map(type -> type.replaceAll("[._]", "")))
                .containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Test
    void outputItemIdsAreShortAndAlwaysTheSame() {
        assertThat(ItemId.ofOutput("call_1"))
                .hasSize(32)
                .isEqualTo(ItemId.ofOutput("call_1"))
                .isNotEqualTo(ItemId.ofOutput("call_2"));
    }

    public record Line(
            @ToolParam("what") String article, @Min(1) int count) {}

    public record Tree(String name, List<Tree> children) {}

    public static class Orders {
        @Tool("Orders")
        public void order(
                @ToolParam("name the caller gave") @NotBlank String name,
                List<Line> lines,
                @ToolParam(defaultValue = "2030-01-31") LocalDate day,
                @ToolParam(required = false) Tree tree) {}
    }

    @Test
    void functions() throws Exception {
        ToolDescriptor order = Tools.of(Orders.class).get(0);
        String function = SessionRequest.function(order.name(), order.description(), order.schema())
                .toString();
        RealtimeFunctionTool tool = JSON.readValue(function, RealtimeFunctionTool.class);
        tool.validate();
        assertThat(tool.name()).contains("order");
        assertThat(JSON.readTree(JSON.writeValueAsString(tool))).isEqualTo(JSON.readTree(function));
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
