/** What the calls of CallerIT and BadInputIT meet: agents, tools and a clock of their own. */
@NullMarked
package dev.switchboard.it.caller;

import org.jspecify.annotations.NullMarked;
