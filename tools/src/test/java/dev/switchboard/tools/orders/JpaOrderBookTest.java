package dev.switchboard.tools.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.tools.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpaOrderBookTest {

    private final Database database = new Database();

    @BeforeEach
    void takeAnOrder() {
        database.execute("insert into customer_order (order_number, status, expected_on, postal_code, email)"
                + " values ('A1001', 'SHIPPED', date '2030-01-10', '10115', 'ada@example.com')");
        database.execute("insert into customer_order_item (order_number, line, name, quantity)"
                + " values ('A1001', 2, 'Teapot', 1), ('A1001', 1, 'Blue mug', 2)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Optional<Order> find(String number) {
        return database.inTransaction(entities -> new JpaOrderBook(entities).find(number));
    }

    @Test
    void findsAnOrderWithItsItemsInTheirOrder() {
        assertThat(find("A1001"))
                .contains(new Order(
                        "A1001",
                        Order.Status.SHIPPED,
                        LocalDate.parse("2030-01-10"),
                        "10115",
                        "ada@example.com",
                        List.of(new OrderItem("Blue mug", 2), new OrderItem("Teapot", 1))));
    }

    @Test
    void findsNothingUnderAnotherNumber() {
        assertThat(find("A1002")).isEmpty();
    }

    @Test
    void findsAnOrderOfWhichLittleIsKnown() {
        database.execute("insert into customer_order (order_number, status) values ('A1003', 'RECEIVED')");

        assertThat(find("A1003")).contains(new Order("A1003", Order.Status.RECEIVED, null, null, null, List.of()));
    }

    @Test
    void seesWhatOthersHaveChangedSince() {
        assertThat(find("A1001").orElseThrow().status()).isEqualTo(Order.Status.SHIPPED);

        database.execute("update customer_order set status = 'DELIVERED'");

        assertThat(find("A1001").orElseThrow().status()).isEqualTo(Order.Status.DELIVERED);
    }
}
