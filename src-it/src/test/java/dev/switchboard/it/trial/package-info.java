/** Beans that tests add to the receptionist: agents and tools that do what a good one would not. */
@NullMarked
package dev.switchboard.it.trial;

import org.jspecify.annotations.NullMarked;
