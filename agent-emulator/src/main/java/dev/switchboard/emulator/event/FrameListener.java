package dev.switchboard.emulator.event;

/** Hears what goes over sidebands, word for word. Called on the emulator's own threads; it must not block. */
public interface FrameListener {

    /** One that does not listen. */
    FrameListener NONE = new FrameListener() {};

    /**
     * The service sends an event on a sideband, or on each where there are several.
     *
     * @param callId the call
     * @param event the text, as it was before faults
     */
    default void sent(String callId, String event) {}

    /**
     * The application sends a message on a sideband.
     *
     * @param callId the call
     * @param message the text
     */
    default void received(String callId, String message) {}
}
