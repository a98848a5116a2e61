package dev.switchboard.call;

import java.util.Optional;

/**
 * Something that the model has to read.
 *
 * @param kind what it is
 * @param functionCallId the function call that it is about, if any
 * @param text what it says
 * @param delivery whether the service has it
 * @param told whether the model responds to it
 */
record Parcel(Kind kind, Optional<String> functionCallId, String text, Delivery delivery, Told told) {

    /** What it is. */
    enum Kind {
        OUTPUT,
        SYSTEM_MESSAGE,
        CALLER_MESSAGE
    }

    /** Whether the service has it. */
    enum Delivery {
        /** The sideband is not open. */
        WAITING,
        /** Sent, and nothing heard of it yet. */
        SENT,
        /** Sent on a socket that was lost; the service is being asked for it. */
        CHECKED,
        /** It has it. */
        ACKNOWLEDGED
    }

    /** Whether the model responds to it. */
    enum Told {
        NO,
        /** It is to be asked to where nothing is heard of anybody. */
        IF_QUIET,
        /** It was asked to. */
        ASKED,
        /** A response began that seems to be the one which was asked for; the next one will show. */
        GUESSED,
        YES
    }

    static Parcel output(String functionCallId, String text) {
        return new Parcel(Kind.OUTPUT, Optional.of(functionCallId), text, Delivery.WAITING, Told.NO);
    }

    static Parcel late(String functionCallId, String text) {
        return new Parcel(Kind.SYSTEM_MESSAGE, Optional.of(functionCallId), text, Delivery.WAITING, Told.NO);
    }

    static Parcel fromSystem(String text) {
        return new Parcel(Kind.SYSTEM_MESSAGE, Optional.empty(), text, Delivery.WAITING, Told.NO);
    }

    static Parcel ifQuiet(String text) {
        return fromSystem(text).with(Told.IF_QUIET);
    }

    static Parcel fromCaller(String text) {
        return new Parcel(Kind.CALLER_MESSAGE, Optional.empty(), text, Delivery.WAITING, Told.NO);
    }

    boolean isOpen() {
        return told == Told.NO || told == Told.ASKED;
    }

    boolean isDone() {
        return told == Told.YES && delivery == Delivery.ACKNOWLEDGED;
    }

    Parcel with(Delivery now) {
        return new Parcel(kind, functionCallId, text, now, told);
    }

    Parcel with(Told now) {
        return new Parcel(kind, functionCallId, text, delivery, now);
    }
}
