package dev.switchboard.ledger;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallInstruction.HangUp;
import dev.switchboard.api.CallInstruction.Say;
import dev.switchboard.api.CallInstruction.TransferTo;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the ledger keeps what a tool wants done to the call: a JSON array of objects with one member each. */
final class Instructions {

    private Instructions() {}

    /** {@code null} for none. */
    static @Nullable String write(List<CallInstruction> instructions) {
        if (instructions.isEmpty()) {
            return null;
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (CallInstruction instruction : instructions) {
            if (instruction instanceof Say say) {
                all.add(Json.createObjectBuilder().add("say", say.words()));
            } else if (instruction instanceof TransferTo transfer) {
                all.add(Json.createObjectBuilder().add("transferTo", transfer.target()));
            } else {
                all.add(Json.createObjectBuilder().add("hangUp", true));
            }
        }
        return all.build().toString();
    }

    static List<CallInstruction> read(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        List<CallInstruction> instructions = new ArrayList<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            for (JsonValue value : reader.readArray()) {
                JsonObject one = value.asJsonObject();
                if (one.containsKey("say")) {
                    instructions.add(new Say(one.getString("say")));
                } else if (one.containsKey("transferTo")) {
                    instructions.add(new TransferTo(one.getString("transferTo")));
                } else {
                    instructions.add(new HangUp());
                }
            }
        }
        return instructions;
    }
}
