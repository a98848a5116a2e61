/**
 * The demo: starts the sample receptionist on Payara Micro, the emulator in front of it, dials in with SIP, and tells on
 * the screen what happens.
 */
@NullMarked
package dev.switchboard.demo;

import org.jspecify.annotations.NullMarked;
