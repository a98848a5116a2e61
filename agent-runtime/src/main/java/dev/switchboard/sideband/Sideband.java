package dev.switchboard.sideband;

/** An open sideband. */
public interface Sideband {

    /**
     * Sends a message after those that were given before. Returns at once; where the socket is lost meanwhile, the
     * listener hears that it is closed.
     *
     * @param message one event of the client's, as JSON
     */
    void send(String message);

    /** Closes the socket. The call goes on. */
    void close();
}
