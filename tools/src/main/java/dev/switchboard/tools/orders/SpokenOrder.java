package dev.switchboard.tools.orders;

import dev.switchboard.tools.speech.Spoken;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How orders are told. */
final class SpokenOrder {

    private SpokenOrder() {}

    static String status(Order order) {
        LocalDate expected = order.expected();
        String state = switch (order.status()) {
            case RECEIVED -> "has been received" + on(". It is expected on ", expected);
            case IN_PREPARATION -> "is being prepared" + on(". It is expected on ", expected);
            case SHIPPED -> "is on its way" + on(". It is expected on ", expected);
            case DELIVERED -> "has been delivered" + on(" on ", expected);
            case CANCELLED -> "has been cancelled";
        };
        return "Order " + Spoken.spelled(order.number()) + " " + state + ".";
    }

    private static String on(String words, @Nullable LocalDate day) {
        return day == null ? "" : words + Spoken.day(day);
    }

    static String items(Order order) {
        String lines = order.items().stream()
                .map(item -> item.quantity() == 1 ? item.name() : item.quantity() + " times " + item.name())
                .collect(Collectors.joining("; "));
        return "Order " + Spoken.spelled(order.number()) + (lines.isEmpty() ? " is empty." : ": " + lines + ".");
    }
}
