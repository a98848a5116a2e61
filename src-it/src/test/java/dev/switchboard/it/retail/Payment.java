package dev.switchboard.it.retail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Money that went one way or the other for an order. */
@Entity
@IdClass(LineId.class)
@Table(name = "retail_payment")
public class Payment {

    private static final String PAYMENT = "payment";
    private static final String REFUND = "refund";

    @Id
    @ManyToOne
    @JoinColumn(name = "order_id")
    private @Nullable Purchase order;

    @Id
    private int line;

    @Column(name = "transaction_type")
    private String transactionType = "";

    private double amount;

    @Column(name = "payment_method_id")
    private String paymentMethodId = "";

    /** For JPA. */
    protected Payment() {}

    Payment(Purchase order, int line, boolean payment, double amount, String paymentMethodId) {
        this.order = order;
        this.line = line;
        this.transactionType = payment ? PAYMENT : REFUND;
        this.amount = amount;
        this.paymentMethodId = paymentMethodId;
    }

    boolean isPayment() {
        return transactionType.equals(PAYMENT);
    }

    double amount() {
        return amount;
    }

    String methodId() {
        return paymentMethodId;
    }

    OrderDetails.Transaction details() {
        return new OrderDetails.Transaction(transactionType, amount, paymentMethodId);
    }

    @Override
    public String toString() {
        return line + " of " + order;
    }
}
