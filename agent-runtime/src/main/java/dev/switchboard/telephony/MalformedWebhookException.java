package dev.switchboard.telephony;

/** A webhook with a good signature and a body that cannot be understood. */
final class MalformedWebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedWebhookException(String message) {
        super(message);
    }
}
