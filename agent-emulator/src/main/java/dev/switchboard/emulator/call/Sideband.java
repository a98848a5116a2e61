package dev.switchboard.emulator.call;

/** An open sideband of the application's. */
public interface Sideband {

    /** Sends one event. */
    void send(String event);

    /** Closes it, since the call is over. */
    void close();
}
