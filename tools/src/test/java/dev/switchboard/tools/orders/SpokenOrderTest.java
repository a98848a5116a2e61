package dev.switchboard.tools.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECEIVED | has been received. It is expected on Thursday, January 10.",
                "IN_PREPARATION | is being prepared. It is expected on Thursday, January 10.",
                "SHIPPED | is on its way. It is expected on Thursday, January 10.",
                "DELIVERED | has been delivered on Thursday, January 10.",
                "CANCELLED | has been cancelled."
            })
    void saysWhereTheOrderIsAndWhenItArrives(Order.Status status, String words) {
        assertThat(SpokenOrder.status(order(status, LocalDate.parse("2030-01-10"))))
                .isEqualTo("Order 7 " + words);
    }

    @Test
    void saysNothingOfTheArrivalThatNobodyKnows() {
        assertThat(SpokenOrder.status(order(Order.Status.SHIPPED, null))).isEqualTo("Order 7 is on its way.");
    }

    @Test
    void saysSoWhenAnOrderIsEmpty() {
        assertThat(SpokenOrder.items(order(Order.Status.SHIPPED, null))).isEqualTo("Order 7 is empty.");
    }

    private static Order order(Order.Status status, @Nullable LocalDate expected) {
        return new Order("7", status, expected, null, null, List.of());
    }
}
