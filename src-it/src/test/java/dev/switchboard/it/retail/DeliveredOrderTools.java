package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What can be done about orders that have arrived. */
@ApplicationScoped
public class DeliveredOrderTools {

    @Inject
    private Store store;

    @Tool(
            value = "Take back items of a delivered order, after the caller has agreed.",
            name = "return_delivered_order_items")
    public OrderDetails returnDeliveredOrderItems(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "item_ids", value = "what comes back") List<String> itemIds,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        Purchase order = store.orderToChange(orderId);
        if (!order.isDelivered()) {
            throw new ToolException("Error: non-delivered order cannot be returned");
        }
        store.paymentMethod(order.customer(), paymentMethodId);
        if (!PaymentMethod.isGiftCard(paymentMethodId)
                && !order.payments().get(0).methodId().equals(paymentMethodId)) {
            throw new ToolException(
                    "Error: payment method should be either the original payment method or a gift card");
        }
        if (Swap.missing(order, itemIds).isPresent()) {
            throw new ToolException("Error: some item not found");
        }
        order.takeBack(itemIds, paymentMethodId);
        return order.details();
    }

    @Tool(
            value =
                    "Exchange items of a delivered order for other variants of the same products, once, after the caller"
                            + " has agreed.",
            name = "exchange_delivered_order_items")
    public OrderDetails exchangeDeliveredOrderItems(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "item_ids", value = "what comes back") List<String> itemIds,
            @ToolParam(name = "new_item_ids", value = "what is sent for each of them, in the same order")
                    List<String> newItemIds,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        Purchase order = store.orderToChange(orderId);
        if (!order.isDelivered()) {
            throw new ToolException("Error: non-delivered order cannot be exchanged");
        }
        Swap swap = Swap.of(order, itemIds, newItemIds, store);
        double difference = Money.rounded(swap.difference());
        PaymentMethod method = store.paymentMethod(order.customer(), paymentMethodId);
        if (!method.covers(difference)) {
            throw new ToolException("Error: insufficient gift card balance to pay for the price difference");
        }
        order.exchange(swap, paymentMethodId, difference);
        return order.details();
    }
}
