package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** To the dispatcher, without a telephone. */
final class DispatcherLine implements Line {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI desk;

    DispatcherLine(URI application) {
        desk = application.resolve("desk");
    }

    /** What the model would be told about the tools. */
    JsonArray tools() throws IOException, InterruptedException {
        return new JsonArray(send(HttpRequest.newBuilder(desk).build()));
    }

    @Override
    public List<List<String>> play(Recording recording, Delivery delivery) throws IOException, InterruptedException {
        JsonArray functionCalls = new JsonArray();
        for (int i = 0; i < recording.calls().size(); i++) {
            RecordedCall call = recording.calls().get(i);
            functionCalls.add(functionCall("call_" + i, call));
            if (call.writes() && delivery != Delivery.ONCE) {
                functionCalls.add(
                        functionCall(delivery == Delivery.SAME_ID ? "call_" + i : "call_" + i + "_again", call));
            }
        }
        JsonArray answers = new JsonArray(send(HttpRequest.newBuilder(desk)
                .POST(BodyPublishers.ofString(functionCalls.encode()))
                .build()));
        List<List<String>> each = new ArrayList<>();
        int next = 0;
        for (RecordedCall call : recording.calls()) {
            int deliveries = call.writes() && delivery != Delivery.ONCE ? 2 : 1;
            List<String> told = new ArrayList<>();
            for (int i = 0; i < deliveries; i++) {
                told.add(answers.getString(next++));
            }
            each.add(told);
        }
        return each;
    }

    private static JsonObject functionCall(String id, RecordedCall call) {
        return new JsonObject().put("id", id).put("tool", call.name()).put("arguments", call.arguments());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    @Override
    public String toString() {
        return "dispatcher";
    }
}
