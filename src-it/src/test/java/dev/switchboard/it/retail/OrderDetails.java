package dev.switchboard.it.retail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as it is told. What has not happened to it is left out. */
public record OrderDetails(
        String orderId,
        String userId,
        Address address,
        List<Line> items,
        List<Fulfillment> fulfillments,
        String status,
        List<Transaction> paymentHistory,
        @Nullable String cancelReason,
        @Nullable List<String> returnItems,
        @Nullable String returnPaymentMethodId,
        @Nullable List<String> exchangeItems,
        @Nullable List<String> exchangeNewItems,
        @Nullable String exchangePaymentMethodId,
        @Nullable Double exchangePriceDifference) {

    /** An item as it is told. */
    public record Line(String name, String productId, String itemId, double price, Map<String, String> options) {}

    /** A payment or refund as it is told. */
    public record Transaction(String transactionType, double amount, String paymentMethodId) {}
}
