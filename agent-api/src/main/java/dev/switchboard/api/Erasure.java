package dev.switchboard.api;

import java.util.List;

/**
 * What an erasure did; see {@link Calls#erase}.
 *
 * @param erased how many calls are gone
 * @param kept the ids of the calls that could not be erased yet
 */
public record Erasure(int erased, List<String> kept) {

    public Erasure {
        kept = List.copyOf(kept);
    }
}
