package dev.switchboard.it.retail;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who orders. */
@Entity
@Table(name = "retail_customer")
public class Customer {

    @Id
    private String id = "";

    private int position;

    @Column(name = "first_name")
    private String firstName = "";

    @Column(name = "last_name")
    private String lastName = "";

    private String email = "";

    @Embedded
    private PostalAddress address = new PostalAddress();

    @OneToMany(mappedBy = "customer")
    @MapKey(name = "id")
    private Map<String, PaymentMethod> paymentMethods = new LinkedHashMap<>();

    @OneToMany(mappedBy = "customer")
    @OrderBy("position")
    private List<Purchase> orders = new ArrayList<>();

    /** For JPA. */
    protected Customer() {}

    String id() {
        return id;
    }

    void moveTo(Address next) {
        address = new PostalAddress(next);
    }

    Optional<PaymentMethod> paymentMethod(String methodId) {
        return Optional.ofNullable(paymentMethods.get(methodId));
    }

    CustomerDetails details() {
        Map<String, CustomerDetails.Method> methods = new LinkedHashMap<>();
        paymentMethods.forEach((methodId, method) -> methods.put(methodId, method.details()));
        return new CustomerDetails(
                new CustomerDetails.Name(firstName, lastName),
                address.toAddress(),
                email,
                methods,
                orders.stream().map(Purchase::id).toList());
    }

    @Override
    public String toString() {
        return id + " at " + position;
    }
}
