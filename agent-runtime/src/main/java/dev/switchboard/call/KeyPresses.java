package dev.switchboard.call;

import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.PassKeys;
import dev.switchboard.call.CallState.Keys;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Digit;

/** Collects the keys that a caller presses, until {@code #} or a pause, and tells the model and the tools. */
final class KeyPresses {

    /** More than any number that is typed into a telephone. */
    private static final int MOST = 40;

    private KeyPresses() {}

    static void pressed(Step step, CallEvent.KeyPressed event) {
        step.command(new Keep(new Digit(event.key())));
        Silences.broken(step);
        step.keys = new Keys(step.keys.pressed() + event.key(), step.keys.messages());
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
        Mail.send(
                step,
                ItemId.ofMessage("keys " + step.keys.messages()),
                Parcel.fromCaller(Words.keys(step.keys.pressed())));
        step.keys = new Keys("", step.keys.messages() + 1);
    }
}
