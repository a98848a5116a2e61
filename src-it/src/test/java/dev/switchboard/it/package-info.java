/**
 * Tests on the real thing: the sample receptionist's WAR on an application server, its database, SIP packets over
 * loopback, and the emulator in the place of the service.
 */
@NullMarked
package dev.switchboard.it;

import org.jspecify.annotations.NullMarked;
