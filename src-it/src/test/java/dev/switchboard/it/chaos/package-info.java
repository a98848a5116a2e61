/**
 * Calls under every fault at random, on a server that is killed now and then, and the count of what must never happen. The
 * tools and the server are those of {@code kill}.
 */
@NullMarked
package dev.switchboard.it.chaos;

import org.jspecify.annotations.NullMarked;
