package dev.switchboard.emulator.testing;

import dev.switchboard.emulator.timeline.RecordedCall;

/** Says what was expected, what there was, and the call. */
final class WrongClaim extends AssertionError {

    private static final long serialVersionUID = 1L;

    WrongClaim(RecordedCall call, String expected, String actual) {
        super("\nexpected " + expected + "\nbut      " + actual.replace("\n", "\n         ") + "\n\nThe call "
                + call.callId() + ":\n" + call.story() + "\n");
    }
}
