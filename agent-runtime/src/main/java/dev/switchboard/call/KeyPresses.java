package dev.switchboard.call;

import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.PassKeys;
import dev.switchboard.call.CallState.Keys;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Digit;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the keys that a caller presses, until {@code #} or a pause, and tells the model and the tools. The model gets
 * one message at a time: what is pressed before it reads that one comes together in the next.
 */
final class KeyPresses {

    /** More than any number that is typed into a telephone. */
    private static final int MOST = 40;

    /** Entries that wait for the model; of a caller who presses keys without end the oldest are forgotten. */
    private static final int MOST_UNTOLD = 20;

    private KeyPresses() {}

    static void pressed(Step step, CallEvent.KeyPressed event) {
        step.command(new Keep(new Digit(event.key())));
        Silences.broken(step);
        step.keys = new Keys(step.keys.pressed() + event.key(), step.keys.untold(), step.keys.messages());
        if (event.key().equals("#") || step.keys.pressed().length() >= MOST) {
            complete(step);
        } else {
            step.set(Kind.KEYS, step.rules.waits().keys());
        }
    }

    static void complete(Step step) {
        if (step.keys.pressed().isEmpty()) {
            return;
        }
        step.cancel(Kind.KEYS);
        step.command(new PassKeys(step.keys.pressed()));
        List<String> untold = new ArrayList<>(step.keys.untold());
        untold.add(step.keys.pressed());
        int tooMany = Math.max(0, untold.size() - MOST_UNTOLD);
        step.keys = new Keys("", List.copyOf(untold.subList(tooMany, untold.size())), step.keys.messages());
    }

    /** Tells the model what waits, when it has read what it was told before. */
    static void tell(Step step) {
        List<String> untold = step.keys.untold();
        int number = step.keys.messages();
        if (untold.isEmpty() || !step.isAttached() || step.outbox.isOpen(message(number - 1))) {
            return;
        }
        step.outbox = step.outbox.without(message(number - 1));
        Mail.send(step, message(number), Parcel.fromCaller(Words.keys(String.join(", ", untold))));
        step.keys = new Keys(step.keys.pressed(), List.of(), number + 1);
    }

    private static String message(int number) {
        return ItemId.ofMessage("keys " + number);
    }
}
