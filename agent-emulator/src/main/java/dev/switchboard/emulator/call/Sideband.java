package dev.switchboard.emulator.call;

/** An open sideband of the application's. */
public interface Sideband {

    /** Sends one event. */
    void send(String event);

    /**
     * Sends one event in several frames.
     *
     * @param event the event
     * @param frames how many
     */
    void send(String event, int frames);

    /**
     * Sends a binary message, which the service never does.
     *
     * @param bytes what it has
     */
    void send(byte[] bytes);

    /** Sends a text message whose bytes are no UTF-8, which no service may do. */
    void sendNoText();

    /**
     * Closes it.
     *
     * @param status the close code; 0 tears the connection
     */
    void close(int status);

    /** Reads and sends nothing any more, not even pongs, but stays open. */
    void fallSilent();
}
