package dev.switchboard.tools.orders;

import java.util.Optional;

/** Where orders are looked up. Whether the caller may know what is found is checked by who asks here. */
@FunctionalInterface
public interface OrderBook {

    /**
     * Looks an order up.
     *
     * @param number the order's number as the caller gave it: letters and digits only, in capitals
     * @return the order, or empty where there is none of that number
     */
    Optional<Order> find(String number);
}
