package dev.switchboard.it.retail;

import dev.switchboard.api.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds things, or says that they are not there. */
@ApplicationScoped
public class Store {

    @PersistenceContext
    private EntityManager entities;

    Purchase order(String id) {
        return Optional.ofNullable(entities.find(Purchase.class, id)).orElseThrow(Store::noOrder);
    }

    /** An order that nobody else changes meanwhile, nor its customer. */
    Purchase orderToChange(String id) {
        Purchase order = Optional.ofNullable(entities.find(Purchase.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Store::noOrder);
        entities.lock(order.customer(), LockModeType.PESSIMISTIC_WRITE);
        return order;
    }

    private static ToolException noOrder() {
        return new ToolException("Error: order not found");
    }

    Customer customer(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id)).orElseThrow(Store::noUser);
    }

    Customer customerToChange(String id) {
        return Optional.ofNullable(entities.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Store::noUser);
    }

    String customerByEmail(String email) {
        return first(
                "select c.id from Customer c where lower(c.email) = ?1 order by c.position",
                email.toLowerCase(Locale.ROOT));
    }

    String customerByName(String firstName, String lastName, String zip) {
        return first(
                "select c.id from Customer c where lower(c.firstName) = ?1 and lower(c.lastName) = ?2"
                        + " and c.address.zip = ?3 order by c.position",
                firstName.toLowerCase(Locale.ROOT),
                lastName.toLowerCase(Locale.ROOT),
                zip);
    }

    private String first(String query, Object... parameters) {
        var customers = entities.createQuery(query, String.class).setMaxResults(1);
        for (int i = 0; i < parameters.length; i++) {
            customers.setParameter(i + 1, parameters[i]);
        }
        return customers.getResultStream().findFirst().orElseThrow(Store::noUser);
    }

    private static ToolException noUser() {
        return new ToolException("Error: user not found");
    }

    PaymentMethod paymentMethod(Customer customer, String id) {
        return customer.paymentMethod(id).orElseThrow(() -> new ToolException("Error: payment method not found"));
    }

    Product product(String id) {
        return Optional.ofNullable(entities.find(Product.class, id))
                .orElseThrow(() -> new ToolException("Error: product not found"));
    }

    List<Product> products() {
        return entities.createQuery("select p from Product p", Product.class).getResultList();
    }

    Optional<Variant> variant(String id) {
        return Optional.ofNullable(entities.find(Variant.class, id));
    }
}
