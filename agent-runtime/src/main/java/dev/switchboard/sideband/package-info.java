/**
 * The WebSocket to a call that is in progress, over the JDK's own client: one selector thread for all sockets, none per
 * socket. Passes text on and knows nothing of what it says.
 */
@NullMarked
package dev.switchboard.sideband;

import org.jspecify.annotations.NullMarked;
