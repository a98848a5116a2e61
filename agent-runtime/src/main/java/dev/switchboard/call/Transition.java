package dev.switchboard.call;

import java.util.List;

/**
 * What an event does to a call.
 *
 * @param state the state afterwards
 * @param commands what must be done now, in this order
 */
public record Transition(CallState state, List<CallCommand> commands) {

    public Transition {
        commands = List.copyOf(commands);
    }
}
