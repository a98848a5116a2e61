package dev.switchboard.receptionist.desk;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page, and at what.
 *
 * @param chosen the call that somebody chose; empty: the newest, whichever that is
 * @param user who has logged in, where the container asks for that
 */
record Look(Optional<String> chosen, Optional<String> user) {

    static Look at(@Nullable String chosen, @Nullable Principal user) {
        return new Look(Optional.ofNullable(chosen), Optional.ofNullable(user).map(Principal::getName));
    }
}
