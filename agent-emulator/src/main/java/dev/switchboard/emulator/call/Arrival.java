package dev.switchboard.emulator.call;

import dev.switchboard.emulator.call.Invite.Header;
import dev.switchboard.emulator.script.Selection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of a call when it comes in.
 *
 * @param invite what the INVITE says
 * @param order the how many-th call it is, from 1
 */
record Arrival(Invite invite, int order) implements Selection.Facts {

    private static final Pattern USER = Pattern.compile("(?:sips?|tel):([^@;>]+)");

    @Override
    public String calledNumber() {
        Matcher user = USER.matcher(invite.header("To"));
        return user.find() ? user.group(1) : "";
    }

    @Override
    public Optional<String> sipHeader(String name) {
        return invite.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
