/**
 * Handing callers over to a person. Name {@link dev.switchboard.tools.people.PersonTools} in an agent's {@code tools};
 * {@link dev.switchboard.tools.people.Handover} is the port behind it.
 */
@NullMarked
package dev.switchboard.tools.people;

import org.jspecify.annotations.NullMarked;
