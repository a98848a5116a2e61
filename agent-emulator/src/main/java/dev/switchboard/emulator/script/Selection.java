package dev.switchboard.emulator.script;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For which calls a script is. What is null does not matter.
 *
 * @param number the called number: the user part of the To header's address
 * @param header the name of a SIP header
 * @param matches a regular expression that is found in that header
 * @param call the how many-th call of the emulator, from 1
 */
public record Selection(
        @Nullable String number,
        @Nullable String header,
        @Nullable String matches,
        @Nullable Integer call) {

    /** {@return a selection of all calls} */
    public static Selection any() {
        return new Selection(null, null, null, null);
    }

    /** What is known of a call when it comes in. */
    public interface Facts {

        /** {@return the called number} */
        String calledNumber();

        /** {@return the first header of that name} */
        Optional<String> sipHeader(String name);

        /** {@return the how many-th call of the emulator it is, from 1} */
        int order();
    }

    boolean selects(Facts call) {
        return (number == null || number.equals(call.calledNumber()))
                && (this.call == null || this.call == call.order())
                && (header == null || hasHeader(call, header));
    }

    private boolean hasHeader(Facts call, String name) {
        return call.sipHeader(name)
                .filter(value -> matches == null
                        || Pattern.compile(matches).matcher(value).find())
                .isPresent();
    }
}
