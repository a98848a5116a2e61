/** The certificate that the doors show. Used by whatever opens a port with TLS. */
@NullMarked
package dev.switchboard.emulator.tls;

import org.jspecify.annotations.NullMarked;
