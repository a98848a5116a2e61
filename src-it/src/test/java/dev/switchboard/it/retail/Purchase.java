package dev.switchboard.it.retail;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order. */
@Entity
@Table(name = "retail_order")
public class Purchase {

    @Id
    private String id = "";

    private int position;

    @ManyToOne
    @JoinColumn(name = "customer_id")
    private @Nullable Customer customer;

    @Embedded
    private PostalAddress address = new PostalAddress();

    @OneToMany(mappedBy = "order")
    @OrderBy("line")
    private List<Item> items = new ArrayList<>();

    @Convert(converter = FulfillmentsColumn.class)
    private List<Fulfillment> fulfillments = List.of();

    private String status = "";

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("line")
    private List<Payment> payments = new ArrayList<>();

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    @Column(name = "return_items")
    @Convert(converter = IdsColumn.class)
    private @Nullable List<String> returnItems;

    @Column(name = "return_payment_method_id")
    private @Nullable String returnPaymentMethodId;

    @Column(name = "exchange_items")
    @Convert(converter = IdsColumn.class)
    private @Nullable List<String> exchangeItems;

    @Column(name = "exchange_new_items")
    @Convert(converter = IdsColumn.class)
    private @Nullable List<String> exchangeNewItems;

    @Column(name = "exchange_payment_method_id")
    private @Nullable String exchangePaymentMethodId;

    @Column(name = "exchange_price_difference")
    private @Nullable Double exchangePriceDifference;

    /** For JPA. */
    protected Purchase() {}

    String id() {
        return id;
    }

    Customer customer() {
        return Objects.requireNonNull(customer);
    }

    List<Item> items() {
        return items;
    }

    List<Payment> payments() {
        return payments;
    }

    void paid(double amount, String methodId) {
        payments.add(new Payment(this, payments.size(), true, amount, methodId));
    }

    void refunded(double amount, String methodId) {
        payments.add(new Payment(this, payments.size(), false, amount, methodId));
    }

    boolean isPending() {
        return status.equals("pending");
    }

    boolean isDelivered() {
        return status.equals("delivered");
    }

    void cancel(String reason) {
        status = "cancelled";
        cancelReason = reason;
    }

    void sendTo(Address next) {
        address = new PostalAddress(next);
    }

    void itemsModified() {
        status = "pending (item modified)";
    }

    void takeBack(List<String> itemIds, String methodId) {
        status = "return requested";
        returnItems = itemIds.stream().sorted().toList();
        returnPaymentMethodId = methodId;
    }

    void exchange(Swap swap, String methodId, double difference) {
        status = "exchange requested";
        exchangeItems = swap.oldIds().stream().sorted().toList();
        exchangeNewItems = swap.newIds().stream().sorted().toList();
        exchangePaymentMethodId = methodId;
        exchangePriceDifference = difference;
    }

    OrderDetails details() {
        return new OrderDetails(
                id,
                customer().id(),
                address.toAddress(),
                items.stream().map(Item::details).toList(),
                fulfillments,
                status,
                payments.stream().map(Payment::details).toList(),
                cancelReason,
                returnItems,
                returnPaymentMethodId,
                exchangeItems,
                exchangeNewItems,
                exchangePaymentMethodId,
                exchangePriceDifference);
    }

    @Override
    public String toString() {
        return id + " at " + position;
    }
}
