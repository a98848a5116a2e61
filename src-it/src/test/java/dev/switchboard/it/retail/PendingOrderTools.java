package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** What can be done to orders before they are sent. */
@ApplicationScoped
public class PendingOrderTools {

    private static final Set<String> REASONS = Set.of("no longer needed", "ordered by mistake");

    @Inject
    private Store store;

    @Tool(value = "Cancel a pending order, after the caller has agreed.", name = "cancel_pending_order")
    public OrderDetails cancelPendingOrder(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam("'no longer needed' or 'ordered by mistake'") String reason) {
        Purchase order = store.orderToChange(orderId);
        if (!order.isPending()) {
            throw new ToolException("Error: non-pending order cannot be cancelled");
        }
        if (!REASONS.contains(reason)) {
            throw new ToolException("Error: invalid reason");
        }
        for (Payment payment : List.copyOf(order.payments())) {
            refund(order, payment);
        }
        order.cancel(reason);
        return order.details();
    }

    @Tool(
            value = "Send a pending order to another address, after the caller has agreed.",
            name = "modify_pending_order_address")
    public OrderDetails modifyPendingOrderAddress(
            @ToolParam(name = "order_id") String orderId,
            String address1,
            String address2,
            String city,
            String state,
            String country,
            String zip) {
        Purchase order = orderToModify(orderId);
        order.sendTo(new Address(address1, address2, city, country, state, zip));
        return order.details();
    }

    @Tool(
            value = "Take other variants of the same products into a pending order, once, after the caller has agreed.",
            name = "modify_pending_order_items")
    public OrderDetails modifyPendingOrderItems(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "item_ids", value = "what shall be changed") List<String> itemIds,
            @ToolParam(name = "new_item_ids", value = "what each of them shall become, in the same order")
                    List<String> newItemIds,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        Purchase order = orderToModify(orderId);
        Swap swap = Swap.of(order, itemIds, newItemIds, store);
        PaymentMethod method = store.paymentMethod(order.customer(), paymentMethodId);
        if (!method.covers(swap.difference())) {
            throw new ToolException("Error: insufficient gift card balance to pay for the new item");
        }
        if (swap.difference() > 0) {
            order.paid(swap.difference(), paymentMethodId);
        } else {
            order.refunded(Math.abs(swap.difference()), paymentMethodId);
        }
        method.pay(swap.difference());
        swap.carryOut(order);
        order.itemsModified();
        return order.details();
    }

    @Tool(
            value = "Pay for a pending order with another payment method, after the caller has agreed.",
            name = "modify_pending_order_payment")
    public OrderDetails modifyPendingOrderPayment(
            @ToolParam(name = "order_id") String orderId,
            @ToolParam(name = "payment_method_id") String paymentMethodId) {
        Purchase order = orderToModify(orderId);
        PaymentMethod method = store.paymentMethod(order.customer(), paymentMethodId);
        if (order.payments().size() != 1 || !order.payments().get(0).isPayment()) {
            throw new ToolException("Error: there should be exactly one payment for a pending order");
        }
        Payment payment = order.payments().get(0);
        if (payment.methodId().equals(paymentMethodId)) {
            throw new ToolException("Error: the new payment method should be different from the current one");
        }
        if (!method.covers(payment.amount())) {
            throw new ToolException("Error: insufficient gift card balance to pay for the order");
        }
        order.paid(payment.amount(), paymentMethodId);
        method.pay(payment.amount());
        refund(order, payment);
        return order.details();
    }

    private Purchase orderToModify(String orderId) {
        Purchase order = store.orderToChange(orderId);
        if (!order.isPending()) {
            throw new ToolException("Error: non-pending order cannot be modified");
        }
        return order;
    }

    private static void refund(Purchase order, Payment payment) {
        order.refunded(payment.amount(), payment.methodId());
        order.customer().paymentMethod(payment.methodId()).ifPresent(method -> method.refund(payment.amount()));
    }
}
