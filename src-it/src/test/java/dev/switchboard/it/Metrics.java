package dev.switchboard.it;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a server told of itself at a moment.
 *
 * @param page its text, a line for each sample
 */
record Metrics(String page) {

    static Metrics of(URL application) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + application.getPort() + "/metrics"))
                .build();
        return new Metrics(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    /** The sum of a name's samples that have these labels, each as in {@code kind="binary"}; 0 where there are none. */
    double sum(String name, String... labels) {
        return Pattern.compile("^" + name + "\\{([^}]*)} (\\S+)", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .filter(sample -> Arrays.asList(sample.group(1).split(",")).containsAll(Arrays.asList(labels)))
                .mapToDouble(sample -> Double.parseDouble(sample.group(2)))
                .sum();
    }
}
