package dev.switchboard.emulator.call;

import java.util.List;

/**
 * What an INVITE says.
 *
 * @param sipCallId the dialog's Call-ID
 * @param callerName the caller's display name, or the user part of their address
 * @param callerNumber the user part of the caller's address
 * @param headers all headers in their order, authorization left out
 */
public record Invite(String sipCallId, String callerName, String callerNumber, List<Header> headers) {

    public Invite {
        headers = List.copyOf(headers);
    }

    /**
     * A header.
     *
     * @param name its name
     * @param value its raw value
     */
    public record Header(String name, String value) {}

    /** {@return the first header of that name, or an empty string} */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }
}
