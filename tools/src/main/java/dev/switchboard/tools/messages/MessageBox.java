package dev.switchboard.tools.messages;

import java.util.List;

/** Where messages are left, and for whom. */
public interface MessageBox {

    /** {@return the people and departments that messages can be left for, as they are called; at least one} */
    List<String> recipients();

    /**
     * Leaves a message.
     *
     * @param message the message, for one of the {@link #recipients}
     * @return its reference: capital letters and digits, short enough to be read out
     */
    String leave(CallerMessage message);
}
