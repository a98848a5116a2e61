/** An application whose database comes and goes. */
@NullMarked
package dev.switchboard.it.away;

import org.jspecify.annotations.NullMarked;
