/**
 * A server that is killed at a named point while it runs a tool, and what is found when it is there again. Others may
 * kill it, too.
 */
@NullMarked
package dev.switchboard.it.kill;

import org.jspecify.annotations.NullMarked;
