/** The service's HTTP side: call control over REST, and the sidebands' WebSockets, on one port. */
@NullMarked
package dev.switchboard.emulator.http;

import org.jspecify.annotations.NullMarked;
