package dev.switchboard.tools.orders;

import dev.switchboard.api.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * The order book that comes with the tools: the tables {@code customer_order} and {@code customer_order_item} of the
 * application's own persistence unit. It reads; whoever takes the orders writes.
 */
@DefaultBean
@ApplicationScoped
public class JpaOrderBook implements OrderBook {

    @PersistenceContext
    private EntityManager entities;

    /** For the container. */
    protected JpaOrderBook() {}

    /** Without a container. */
    JpaOrderBook(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Order> find(String number) {
        return Optional.ofNullable(entities.find(CustomerOrder.class, number)).map(CustomerOrder::toOrder);
    }
}
