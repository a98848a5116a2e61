package dev.switchboard.call;

import dev.switchboard.call.CallCommand.CheckItem;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Parcel.Delivery;
import dev.switchboard.call.Parcel.Told;
import java.time.Duration;
import java.util.Map;

/** Brings outputs and messages to the model, and knows which of them it still has to be asked to respond to. */
final class Mail {

    private static final Duration CHECK = Duration.ofSeconds(2);

    private Mail() {}

    /** Sends it now, or when the sideband is open. */
    static void send(Step step, String itemId, Parcel parcel) {
        step.outbox = step.outbox.with(itemId, parcel);
        if (step.isAttached()) {
            sendNow(step, itemId, parcel);
        }
    }

    private static void sendNow(Step step, String itemId, Parcel parcel) {
        step.command(
                switch (parcel.kind()) {
                    case OUTPUT -> new SendOutput(parcel.functionCallId().orElseThrow(), parcel.text());
                    case SYSTEM_MESSAGE -> new SendMessage(itemId, false, parcel.text());
                    case CALLER_MESSAGE -> new SendMessage(itemId, true, parcel.text());
                });
        step.outbox = step.outbox.change(itemId, sent -> sent.with(Delivery.SENT));
    }

    /** Of what was sent on the lost socket and not acknowledged, nobody knows whether it arrived. */
    static void afterReattachment(Step step) {
        boolean checks = false;
        for (Map.Entry<String, Parcel> entry : step.outbox.parcels().entrySet()) {
            if (entry.getValue().delivery() == Delivery.WAITING) {
                sendNow(step, entry.getKey(), entry.getValue());
            } else if (entry.getValue().delivery() != Delivery.ACKNOWLEDGED) {
                step.command(new CheckItem(entry.getKey()));
                step.outbox = step.outbox.change(entry.getKey(), lost -> lost.with(Delivery.CHECKED));
                checks = true;
            }
        }
        if (checks) {
            step.set(Kind.CHECK, CHECK);
        }
    }

    /** Nobody has said anything: what waited for that is due. */
    static void stayedQuiet(Step step) {
        step.outbox = step.outbox.each(parcel -> parcel.told() == Told.IF_QUIET ? parcel.with(Told.NO) : parcel);
    }

    static void acknowledged(Step step, String itemId) {
        step.outbox = step.outbox.change(itemId, parcel -> parcel.with(Delivery.ACKNOWLEDGED));
    }

    static void missing(Step step, CallEvent.ItemMissing event) {
        Parcel parcel = step.outbox.parcels().get(event.itemId());
        if (parcel != null && parcel.delivery() == Delivery.CHECKED && step.isAttached()) {
            // a response can have been asked for it, but none can have told it
            step.outbox = step.outbox.change(event.itemId(), lost -> lost.with(Told.NO));
            sendNow(step, event.itemId(), parcel);
        }
    }

    /** Sent twice it is the same item, which the service refuses when it has it. */
    static void notToldInTime(Step step) {
        if (!step.isAttached()) {
            return;
        }
        for (Map.Entry<String, Parcel> entry : step.outbox.parcels().entrySet()) {
            if (entry.getValue().delivery() == Delivery.CHECKED) {
                sendNow(step, entry.getKey(), entry.getValue());
            }
        }
    }

    /** Whether the model must be asked to respond to something: with outputs, only when those of its response are complete. */
    static boolean isContinuationDue(Step step) {
        return step.outbox.parcels().values().stream()
                .anyMatch(parcel -> parcel.told() == Told.NO && isReady(step, parcel));
    }

    private static boolean isReady(Step step, Parcel parcel) {
        return parcel.delivery() != Delivery.WAITING
                && parcel.delivery() != Delivery.CHECKED
                && (parcel.kind() != Parcel.Kind.OUTPUT
                        || step.toolCalls.batchIsAnswered(
                                parcel.functionCallId().orElseThrow()));
    }

    static void continuationAsked(Step step) {
        step.outbox = step.outbox.each(
                parcel -> parcel.told() == Told.NO && isReady(step, parcel) ? parcel.with(Told.ASKED) : parcel);
    }

    static void continuationRefused(Step step) {
        step.outbox = step.outbox.each(parcel -> parcel.told() == Told.ASKED ? parcel.with(Told.NO) : parcel);
    }

    /**
     * A response began: it tells what the service had before, and probably what it was asked for. It may be another than
     * the one that was asked for last; then that one will be refused.
     */
    static void responseBegan(Step step, long number, boolean asked) {
        step.outbox.parcels().values().stream()
                .filter(parcel -> isToldBy(parcel, asked) && step.outbox.isLatest(parcel))
                .forEach(parcel -> parcel.functionCallId()
                        .ifPresent(id -> step.toolCalls
                                .find(id)
                                .filter(toolCall -> toolCall.effect().toldIn() == 0 || parcel.told() == Told.GUESSED)
                                .ifPresent(toolCall ->
                                        step.toolCalls = step.toolCalls.with(id, toolCall.toldIn(number)))));
        step.outbox = step.outbox.each(parcel -> isToldBy(parcel, asked)
                ? parcel.with(parcel.delivery() == Delivery.ACKNOWLEDGED ? Told.YES : Told.GUESSED)
                : parcel);
    }

    private static boolean isToldBy(Parcel parcel, boolean asked) {
        return parcel.told() != Told.YES
                && (parcel.delivery() == Delivery.ACKNOWLEDGED || (asked && parcel.told() == Told.ASKED));
    }

    static void guessWasWrong(Step step) {
        step.outbox.parcels().values().stream()
                .filter(parcel -> parcel.told() == Told.GUESSED)
                .forEach(parcel -> parcel.functionCallId()
                        .ifPresent(id -> step.toolCalls
                                .find(id)
                                .ifPresent(toolCall -> step.toolCalls = step.toolCalls.with(id, toolCall.untold()))));
        step.outbox = step.outbox.each(parcel -> parcel.told() == Told.GUESSED ? parcel.with(Told.NO) : parcel);
    }
}
