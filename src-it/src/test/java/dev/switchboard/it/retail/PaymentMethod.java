package dev.switchboard.it.retail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What a customer pays with. A gift card has a balance. */
@Entity
@Table(name = "retail_payment_method")
public class PaymentMethod {

    private static final String GIFT_CARD = "gift_card";

    @Id
    private String id = "";

    @ManyToOne
    @JoinColumn(name = "customer_id")
    private @Nullable Customer customer;

    private String source = "";

    private @Nullable String brand;

    @Column(name = "last_four")
    private @Nullable String lastFour;

    private @Nullable Double balance;

    /** For JPA. */
    protected PaymentMethod() {}

    /** Whether an id is one of a gift card, as the rules tell it in places. */
    static boolean isGiftCard(String methodId) {
        return methodId.contains(GIFT_CARD);
    }

    boolean isGiftCard() {
        return source.equals(GIFT_CARD);
    }

    /** Whether it is not a gift card, or one with enough on it. */
    boolean covers(double amount) {
        return !isGiftCard() || balance() >= amount;
    }

    /** Takes money off a gift card; a negative amount is put on it. All others are settled elsewhere. */
    void pay(double amount) {
        if (isGiftCard()) {
            balance = Money.rounded(balance() - amount);
        }
    }

    /** Puts money on a gift card. */
    void refund(double amount) {
        if (isGiftCard(id)) {
            balance = Money.rounded(balance() + amount);
        }
    }

    private double balance() {
        return balance == null ? 0 : balance;
    }

    CustomerDetails.Method details() {
        return new CustomerDetails.Method(source, id, brand, lastFour, balance);
    }

    @Override
    public String toString() {
        return id + " of " + customer;
    }
}
