package dev.switchboard.demo;

import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the application what its ledger has, over the same API as its page. */
final class Desk {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String page;

    Desk(String page) {
        this.page = page;
    }

    /** How an invocation ended, by the ledger's row, which is there before the answer is. */
    String outcome(FunctionAnswered answered) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(page + "api/calls/" + answered.callId()))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            JsonObject call = new JsonObject(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return call.getJsonArray("actions").stream()
                    .map(JsonObject.class::cast)
                    .filter(action -> action.getString("functionCallId").equals(answered.functionCallId()))
                    .map(Desk::outcome)
                    .findFirst()
                    .orElse("NOT IN THE LEDGER");
        } catch (IOException | RuntimeException e) {
            return "NOT KNOWN (" + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "NOT KNOWN";
        }
    }

    private static String outcome(JsonObject action) {
        String words = switch (action.getString("outcome")) {
            case "COMMITTED" -> "committed";
            case "READ" -> "looked up";
            case "FAILED" -> "rolled back";
            case "FALLBACK" -> "rolled back, with a fallback,";
            case "UNKNOWN" -> "uncertain";
            case "REPEATED" -> "not done again";
            default -> "refused";
        };
        return words + " in " + Duration.parse(action.getString("duration")).toMillis() + " ms";
    }
}
