package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** To the dispatcher, without a telephone. */
final class DispatcherLine implements Line {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI desk;

    /**
     * @param application where the shop is
     * @param number the called number, which says whose tools it is
     */
    DispatcherLine(URI application, String number) {
        desk = application.resolve("desk?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
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
            for (int n = 0; n < delivery.times(call); n++) {
                functionCalls.add(
                        functionCall(n > 0 && delivery.isNewId() ? "call_" + i + "_again" : "call_" + i, call));
            }
        }
        Iterator<Object> answers = new JsonArray(send(HttpRequest.newBuilder(desk)
                        .POST(BodyPublishers.ofString(functionCalls.encode()))
                        .build()))
                .iterator();
        List<List<String>> told = new ArrayList<>();
        for (RecordedCall call : recording.calls()) {
            told.add(Stream.generate(() -> (String) answers.next())
                    .limit(delivery.times(call))
                    .toList());
        }
        return told;
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
