package dev.switchboard.it.desk;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;

/** A payment system that never answers. */
@ApplicationScoped
public class PaymentTools {

    /**
     * Pays, or not: nobody knows.
     *
     * @param amount how much
     * @param invoice what for
     * @return never
     */
    @Tool(value = "Take a payment", openWorld = true)
    public String takePayment(
            @ToolParam("how much, in dollars") String amount, @ToolParam("the invoice's number") String invoice) {
        throw new IllegalStateException("no answer to the payment of " + amount + " for " + invoice);
    }
}
