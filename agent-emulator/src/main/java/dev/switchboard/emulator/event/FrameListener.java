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

    /**
     * Two that hear the same.
     *
     * @param other hears each message behind this one
     * @return both
     */
    default FrameListener andThen(FrameListener other) {
        FrameListener first = this;
        return new FrameListener() {
            @Override
            public void sent(String callId, String event) {
                first.sent(callId, event);
                other.sent(callId, event);
            }

            @Override
            public void received(String callId, String message) {
                first.received(callId, message);
                other.received(callId, message);
            }
        };
    }
}
