package dev.switchboard.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The call in which a tool runs. Inject it; it never appears among a tool's arguments:
 *
 * <pre>{@code
 * @Inject Call call;
 * }</pre>
 *
 * <p>What a caller must not be able to talk the model into (the number they call from, whose account it is) comes from
 * here. Outside a call every method throws {@link IllegalStateException} with code SWB-2001.
 */
public interface Call {

    /** {@return the service's id of the call, the key of its row in the ledger} */
    String id();

    /** {@return who calls, as the caller's side claims} */
    PhoneAddress from();

    /** {@return which of our numbers was called} */
    PhoneAddress to();

    /** {@return the SIP dialog's {@code Call-ID}; empty where the service did not pass it on} */
    Optional<String> sipCallId();

    /**
     * What the caller pressed on the telephone's keys, for a tool that wants it to the letter: a customer number, a PIN.
     * The model is told, too, and may pass on something else. Known to the server that has the call, and not to one that
     * takes the call up.
     *
     * {@return what was pressed before this tool was called, the latest of it last, 20 at most: keys up to a {@code #},
     * which is the last of them then, or up to a pause; an unmodifiable copy}
     */
    List<String> keys();

    /** {@return the roles that the call holds, as {@code @RolesAllowed} on a tool names them; an unmodifiable copy} */
    Set<String> roles();

    /**
     * Gives the call a role, once the caller has proved something: for a tool that verifies. The call holds it from the
     * commit of this tool's transaction on, to its end; where the transaction rolls back, nothing was granted.
     *
     * @param role the role's name, 1 to 80 characters
     * @throws IllegalArgumentException when the name is blank or too long
     */
    void grant(String role);

    /**
     * Has the agent say something, for a tool that wants certain words said. Said after this tool's commit, at most once;
     * where the transaction rolls back, never.
     *
     * @param words what to say, 1 to 1000 characters; word for word as far as the model keeps to it
     * @throws IllegalArgumentException when there are none, or too many
     */
    void say(String words);

    /**
     * Hands the caller over to somebody, after this tool's commit and what the agent says last. Nobody tells us whether
     * the other side answers; where the call is still there some seconds later, the agent goes on with it.
     *
     * @param target a {@code tel:} or {@code sip:} URI, as in {@code tel:+14155550123}
     * @throws IllegalArgumentException when it is none of both
     */
    void transferTo(String target);

    /** Ends the call, after this tool's commit and when the agent's goodbye was heard. */
    void hangUp();

    /** {@return what tools want to remember of this call} */
    CallAttributes attributes();
}
