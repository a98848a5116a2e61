package dev.switchboard.tools.orders;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link JpaOrderBook}, which only reads it. Name it, and {@link CustomerOrderItem}, in the persistence unit of
 * an application that uses that order book. Not cached, since others write the rows.
 */
@Entity
@Cacheable(false)
@Table(name = "customer_order")
public class CustomerOrder {

    @Id
    @Column(name = "order_number")
    private String number = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Order.Status status = Order.Status.RECEIVED;

    @Column(name = "expected_on")
    private @Nullable LocalDate expected;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    @Column(name = "email")
    private @Nullable String email;

    @ElementCollection
    @CollectionTable(name = "customer_order_item", joinColumns = @JoinColumn(name = "order_number"))
    @OrderBy("line")
    private List<CustomerOrderItem> items = new ArrayList<>();

    /** For JPA. */
    protected CustomerOrder() {}

    Order toOrder() {
        return new Order(
                number,
                status,
                expected,
                postalCode,
                email,
                items.stream().map(CustomerOrderItem::toItem).toList());
    }
}
