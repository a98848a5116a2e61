/** An agent whose payments end in doubt, for the call desk. */
@NullMarked
package dev.switchboard.it.desk;

import org.jspecify.annotations.NullMarked;
