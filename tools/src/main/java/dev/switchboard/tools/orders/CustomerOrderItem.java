package dev.switchboard.tools.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A row of the table {@code customer_order_item}. */
@Embeddable
public class CustomerOrderItem {

    @Column(name = "line")
    private int line;

    @Column(name = "name")
    private String name = "";

    @Column(name = "quantity")
    private int quantity;

    /** For JPA. */
    protected CustomerOrderItem() {}

    int line() {
        return line;
    }

    OrderItem toItem() {
        return new OrderItem(name, quantity);
    }
}
