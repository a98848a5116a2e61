package dev.switchboard.emulator.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One thing that goes wrong: what, where, and when. Begin with {@link #of} and change what the defaults do not say:
 *
 * <pre>{@code
 * Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("response.created")
 * Fault.of(Kind.REQUEST_REFUSED).at("accept").status(429).times(2)
 * Fault.of(Kind.EVENT_REPEATED).chance(0.1)
 * }</pre>
 *
 * @param kind what goes wrong
 * @param at where, in the words of the kind's place: a server event's type, a request's name, a function's name;
 *     empty for anywhere
 * @param nth at the how many-th occasion in a call it begins, from 1
 * @param times at how many occasions in a row it happens
 * @param chance how likely it happens at an occasion, from 0 to 1
 * @param lasting how long: a delay, or the pause before the second delivery
 * @param count how many frames an event is split into, or how many bytes a huge one has at least
 * @param status the HTTP status of a refusal, or the close code of a dropped sideband, 0 for a torn connection
 * @param code the code of an error event, or what a function call's arguments are
 */
public record Fault(
        Kind kind, String at, int nth, int times, double chance, Duration lasting, int count, int status, String code) {

    /** Where things go wrong. */
    public enum Place {
        /** On a webhook's way to the application. */
        WEBHOOK,
        /** At a server event; {@code at} is its type. */
        EVENT,
        /** At a request; {@code at} is {@code accept}, {@code reject}, {@code refer}, {@code hangup} or {@code dial}. */
        REQUEST,
        /** At a function call; {@code at} is the function's name. */
        FUNCTION_CALL,
        /** At something that the caller says, where the session has it transcribed. */
        SPEECH,
        /** Where an MCP server is asked for its tools; {@code at} is its label. */
        MCP_SERVER
    }

    /** What goes wrong. In files their names are in lower case with hyphens. */
    public enum Kind {
        /** The webhook is delivered a second time, {@code lasting} behind the first, with the same id. */
        WEBHOOK_TWICE(Place.WEBHOOK, Duration.ZERO, 0, 0),
        /** The webhook is delivered {@code lasting} late, even when the call is over by then. */
        WEBHOOK_LATE(Place.WEBHOOK, Duration.ofSeconds(2), 0, 0),
        /** The webhook is held until that of a later call is out, or for {@code lasting}. */
        WEBHOOK_OUT_OF_ORDER(Place.WEBHOOK, Duration.ofSeconds(2), 0, 0),
        /** The webhook is signed as it was ten minutes ago. */
        WEBHOOK_STALE(Place.WEBHOOK, Duration.ofMinutes(10), 0, 0),
        /** The webhook is signed with another secret. */
        WEBHOOK_FORGED(Place.WEBHOOK, Duration.ZERO, 0, 0),
        /** The event is sent twice, byte by byte the same. */
        EVENT_REPEATED(Place.EVENT, Duration.ZERO, 0, 0),
        /** The event and all behind it come {@code lasting} late. */
        EVENT_DELAYED(Place.EVENT, Duration.ofSeconds(1), 0, 0),
        /** The event comes in {@code count} WebSocket frames. */
        EVENT_SPLIT(Place.EVENT, Duration.ZERO, 7, 0),
        /** Half of the event comes before it, which is no JSON. */
        EVENT_MALFORMED(Place.EVENT, Duration.ZERO, 0, 0),
        /** An event of a type that nobody knows comes before it. */
        EVENT_UNKNOWN_TYPE(Place.EVENT, Duration.ZERO, 0, 0),
        /** The event has fields that nobody knows. */
        EVENT_UNKNOWN_FIELDS(Place.EVENT, Duration.ZERO, 0, 0),
        /** The event has {@code count} bytes, nearly all of them in a field that nobody knows. */
        EVENT_HUGE(Place.EVENT, Duration.ZERO, 5 * 1024 * 1024, 0),
        /** A binary message, half of the event, comes before it. */
        EVENT_BINARY(Place.EVENT, Duration.ZERO, 0, 0),
        /** A text message that is no UTF-8 comes before it. */
        EVENT_NOT_UTF8(Place.EVENT, Duration.ZERO, 0, 0),
        /** An {@code error} event with {@code code} comes before it. */
        ERROR_EVENT(Place.EVENT, Duration.ZERO, 0, 0),
        /** All sidebands are closed with {@code status} in the event's place, which is lost. */
        SIDEBAND_DROPPED_BEFORE(Place.EVENT, Duration.ZERO, 0, 1001),
        /** All sidebands are closed with {@code status} behind the event. */
        SIDEBAND_DROPPED_AFTER(Place.EVENT, Duration.ZERO, 0, 1001),
        /** From the event on the sidebands are silent: no events, no pongs, no close. New ones work. */
        SIDEBAND_HALF_OPEN(Place.EVENT, Duration.ZERO, 0, 0),
        /** The answer comes {@code lasting} late. */
        REQUEST_SLOW(Place.REQUEST, Duration.ofSeconds(2), 0, 0),
        /** The answer is {@code status}, and nothing is done. */
        REQUEST_REFUSED(Place.REQUEST, Duration.ZERO, 0, 503),
        /** The answer is 200, and nothing is done; an accepted call is dead, its sideband is refused with 404. */
        REQUEST_UNTRUE(Place.REQUEST, Duration.ZERO, 0, 200),
        /** The same function call, with the same id, is there twice in its response. */
        FUNCTION_CALL_TWICE(Place.FUNCTION_CALL, Duration.ZERO, 0, 0),
        /** The function call's arguments are, word for word, {@code code}. */
        FUNCTION_CALL_GARBLED(Place.FUNCTION_CALL, Duration.ZERO, 0, 0),
        /** The caller is gone {@code lasting} after the function was called. */
        CALL_CUT(Place.FUNCTION_CALL, Duration.ZERO, 0, 0),
        /** What the caller says cannot be transcribed. */
        TRANSCRIPTION_FAILED(Place.SPEECH, Duration.ZERO, 0, 0),
        /** The MCP server does not tell its tools. */
        MCP_LISTING_FAILED(Place.MCP_SERVER, Duration.ZERO, 0, 0);

        private final Place place;
        private final Duration lasting;
        private final int count;
        private final int status;

        Kind(Place place, Duration lasting, int count, int status) {
            this.place = place;
            this.lasting = lasting;
            this.count = count;
            this.status = status;
        }

        /** {@return where it happens} */
        public Place place() {
            return place;
        }

        /** {@return the name in files, as in {@code event-repeated}} */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** {@return all names in files} */
        public static List<String> texts() {
            return Arrays.stream(values()).map(Kind::text).toList();
        }
    }

    /**
     * A fault at the first occasion in a call, once.
     *
     * @param kind what goes wrong
     * @return the fault, with the kind's defaults
     */
    public static Fault of(Kind kind) {
        return new Fault(kind, "", 1, 1, 1, kind.lasting, kind.count, kind.status, "server_error");
    }

    /** {@return the same at a server event's type, a request's or function's name} */
    public Fault at(String where) {
        return new Fault(kind, where, nth, times, chance, lasting, count, status, code);
    }

    /** {@return the same, beginning at another occasion than the first} */
    public Fault nth(int occasion) {
        return new Fault(kind, at, occasion, times, chance, lasting, count, status, code);
    }

    /** {@return the same at several occasions in a row} */
    public Fault times(int occasions) {
        return new Fault(kind, at, nth, occasions, chance, lasting, count, status, code);
    }

    /** {@return the same at any occasion, with this likelihood} */
    public Fault chance(double likelihood) {
        return new Fault(kind, at, nth, Integer.MAX_VALUE, likelihood, lasting, count, status, code);
    }

    /** {@return the same with another duration} */
    public Fault lasting(Duration duration) {
        return new Fault(kind, at, nth, times, chance, duration, count, status, code);
    }

    /** {@return the same with another number of frames or bytes} */
    public Fault count(int number) {
        return new Fault(kind, at, nth, times, chance, lasting, number, status, code);
    }

    /** {@return the same with another HTTP status or close code} */
    public Fault status(int number) {
        return new Fault(kind, at, nth, times, chance, lasting, count, number, code);
    }

    /** {@return the same with another error code, or other arguments} */
    public Fault code(String errorCode) {
        return new Fault(kind, at, nth, times, chance, lasting, count, status, errorCode);
    }
}
