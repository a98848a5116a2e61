package dev.switchboard.it.retail;

import static dev.switchboard.api.OnRepeat.ALLOW;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The tools that write, once more, and run each time that the model asks. */
@ApplicationScoped
public class AllowingTools {

    @Inject
    private PendingOrderTools pending;

    @Inject
    private DeliveredOrderTools delivered;

    @Inject
    private CustomerTools customers;

    @Tool(value = "Cancel a pending order.", name = "cancel_pending_order", onRepeat = ALLOW)
    public OrderDetails cancelPendingOrder(@ToolParam(name = "order_id") String orderId, String reason) {
        return pending.cancelPendingOrder(orderId, reason);
    }

    @Tool(value = "Send a pending order elsewhere.", name = "modify_pending_order_address", onRepeat = ALLOW)
    public OrderDetails modifyPendingOrderAddress(
            @ToolParam(name = "order_id") String orderId,
            String address1,
            String address2,
            String city,
            String state,
            String country,
            String zip) {
        return pending.modifyPendingOrderAddress(orderId, address1, address2, city, state, country, zip);
    }

    @Tool(value = "Change a pending order's items.", name = "modify_pending_order_items", onRepeat = ALLOW)
    public OrderDetails modifyPendingOrderItems(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "item_ids") List<String> itemIds,
            @ToolParam(name = "new_item_ids") List<String> newItemIds,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        return pending.modifyPendingOrderItems(orderId, itemIds, newItemIds, paymentMethodId);
    }

    @Tool(value = "Change how a pending order is paid.", name = "modify_pending_order_payment", onRepeat = ALLOW)
    public OrderDetails modifyPendingOrderPayment(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        return pending.modifyPendingOrderPayment(orderId, paymentMethodId);
    }

    @Tool(value = "Change a customer's address.", name = "modify_user_address", onRepeat = ALLOW)
    public CustomerDetails modifyUserAddress(
            @ToolParam(name = "user_id") String userId,
            String address1,
            String address2,
            String city,
            String state,
            String country,
            String zip) {
        return customers.modifyUserAddress(userId, address1, address2, city, state, country, zip);
    }

    @Tool(value = "Take back items.", name = "return_delivered_order_items", onRepeat = ALLOW)
    public OrderDetails returnDeliveredOrderItems(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "item_ids") List<String> itemIds,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        return delivered.returnDeliveredOrderItems(orderId, itemIds, paymentMethodId);
    }

    @Tool(value = "Exchange items.", name = "exchange_delivered_order_items", onRepeat = ALLOW)
    public OrderDetails exchangeDeliveredOrderItems(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "item_ids") List<String> itemIds,
            @ToolParam(name = "new_item_ids") List<String> newItemIds,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        return delivered.exchangeDeliveredOrderItems(orderId, itemIds, newItemIds, paymentMethodId);
    }
}
