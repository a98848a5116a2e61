package dev.switchboard.tools.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param number by which the order is known: letters and digits only, in capitals, 1 to 40
 * @param status where it is
 * @param expected when it arrives or arrived, or {@code null} where nobody knows
 * @param postalCode where it goes, which proves who knows it; {@code null} where there is none
 * @param email the customer's address, which proves who knows it; {@code null} where there is none
 * @param items what was ordered
 */
public record Order(
        String number,
        Status status,
        @Nullable LocalDate expected,
        @Nullable String postalCode,
        @Nullable String email,
        List<OrderItem> items) {

    public Order {
        items = List.copyOf(items);
    }

    /** Where an order is. */
    public enum Status {
        RECEIVED,
        IN_PREPARATION,
        SHIPPED,
        DELIVERED,
        CANCELLED
    }
}
