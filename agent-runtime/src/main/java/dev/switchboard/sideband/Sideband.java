package dev.switchboard.sideband;

import java.time.Duration;

/** An open sideband. */
public interface Sideband {

    /**
     * Sends a message after those that were given before. Returns at once; where the socket is lost meanwhile, the
     * listener hears that it is closed.
     *
     * @param message one event of the client's, as JSON
     */
    void send(String message);

    /** Says that a message was dealt with. Only so many are given to the listener that it has not dealt with. */
    void taken();

    /**
     * Asks the other end for a sign of life; where it gave none for too long, the socket is given up, and the listener
     * hears that it is closed.
     *
     * @param longestSilence how long without a sign is too long
     */
    void keepAlive(Duration longestSilence);

    /** Closes the socket. The call goes on. */
    void close();
}
