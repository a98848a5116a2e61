/**
 * Telling callers about their orders, once they have proved that they may know. Name
 * {@link dev.switchboard.tools.orders.OrderTools} in an agent's {@code tools};
 * {@link dev.switchboard.tools.orders.OrderBook} is the port behind it.
 */
@NullMarked
package dev.switchboard.tools.orders;

import org.jspecify.annotations.NullMarked;
