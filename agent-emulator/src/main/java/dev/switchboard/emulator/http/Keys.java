package dev.switchboard.emulator.http;

import io.vertx.core.MultiMap;

/**
 * What applications must show.
 *
 * @param key the key
 * @param azure whether it may come in the header {@code api-key} too
 */
public record Keys(String key, boolean azure) {

    boolean admits(MultiMap headers) {
        return ("Bearer " + key).equals(headers.get("Authorization")) || (azure && key.equals(headers.get("api-key")));
    }
}
