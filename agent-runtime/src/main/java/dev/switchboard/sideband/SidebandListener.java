package dev.switchboard.sideband;

/** What happens on a sideband. Called on the client's own threads, one call at a time: take it and return. */
public interface SidebandListener {

    /**
     * The socket is open. Called once, before everything else.
     *
     * @param sideband the open sideband
     */
    void opened(Sideband sideband);

    /**
     * A message came. Call {@link Sideband#taken} when it is dealt with.
     *
     * @param from the sideband on which it came
     * @param message one event of the service's, as JSON
     */
    void received(Sideband from, String message);

    /** A message came that is no text, and was ignored. */
    default void ignored() {}

    /** The socket is closed, for whatever reason. Called once. */
    void closed();
}
