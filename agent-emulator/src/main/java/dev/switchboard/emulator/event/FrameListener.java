package dev.switchboard.emulator.event;

/**
 * Hears what the service and the application say to each other in a call, word for word. Called on the emulator's own
 * threads; it must not block. One that is named in {@code META-INF/services} hears every emulator of the JVM.
 */
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
     * A fault has the service send what it never would: half an event, one of an unknown type, or one with fields that
     * nobody knows, which is told with {@link #sent} too, as it was before.
     *
     * @param callId the call
     * @param text what is sent
     */
    default void garbled(String callId, String text) {}

    /**
     * The application sends a message on a sideband.
     *
     * @param callId the call
     * @param message the text
     */
    default void received(String callId, String message) {}

    /**
     * The application asks for something with a request, which is not checked yet.
     *
     * @param callId the call
     * @param action {@code accept}, {@code reject}, {@code refer} or {@code hangup}
     * @param body the request's body, which may be empty
     */
    default void requested(String callId, String action, String body) {}

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
            public void garbled(String callId, String text) {
                first.garbled(callId, text);
                other.garbled(callId, text);
            }

            @Override
            public void received(String callId, String message) {
                first.received(callId, message);
                other.received(callId, message);
            }

            @Override
            public void requested(String callId, String action, String body) {
                first.requested(callId, action, body);
                other.requested(callId, action, body);
            }
        };
    }
}
