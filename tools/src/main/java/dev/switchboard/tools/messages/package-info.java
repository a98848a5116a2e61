/**
 * Taking messages for people and departments. Name {@link dev.switchboard.tools.messages.MessageTools} in an agent's
 * {@code tools}; {@link dev.switchboard.tools.messages.MessageBox} is the port behind it.
 */
@NullMarked
package dev.switchboard.tools.messages;

import org.jspecify.annotations.NullMarked;
