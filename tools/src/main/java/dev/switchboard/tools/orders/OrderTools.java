package dev.switchboard.tools.orders;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import dev.switchboard.tools.speech.Heard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers about their orders.
 *
 * <p>Who knows an order's number and its postal code or e-mail address hears its status, and the call holds two roles
 * from then on: {@link #CUSTOMER}, which opens the tools for customers, and one for that order alone, so that a proof for
 * one order opens no other. Of an order that does not exist and a proof that is wrong the caller hears the same.
 */
@ApplicationScoped
public class OrderTools {

    /** The role of a call whose caller has proved to be a customer. */
    public static final String CUSTOMER = "customer";

    private OrderBook orders;
    private Call call;

    /** For the container's proxy. */
    protected OrderTools() {}

    /**
     * @param orders where orders are looked up
     * @param call the call that a tool runs in
     */
    @Inject
    public OrderTools(OrderBook orders, Call call) {
        this.orders = orders;
        this.call = call;
    }

    /**
     * Tells an order's status to who proves that they may know. Not read-only, although it changes nothing in the order
     * book: it grants roles, and those are written.
     *
     * @param number the order's number
     * @param postalCode where it goes
     * @param email whose it is
     * @return its status
     */
    @Tool("Look up the status of an order. Needs the order number and, as a proof, its postal code or e-mail address;"
            + " ask the caller for them and never suggest them")
    @Timeout(4000)
    public OrderStatus checkOrder(
            @ToolParam("the order's number") @NotBlank @Size(max = 80) String number,
            @ToolParam(value = "postal code that the order goes to, if the caller gave it", required = false)
                    @Size(max = 40)
                    @Nullable
                    String postalCode,
            @ToolParam(value = "e-mail address of the order, if the caller gave it", required = false)
                    @Size(max = 254)
                    @Nullable
                    String email) {
        if (isMissing(postalCode) && isMissing(email)) {
            throw new ToolException("To look up an order I also need its postal code or its e-mail address.");
        }
        Order order = orders.find(Heard.code(number))
                .filter(found -> isProved(found, postalCode, email))
                .orElseThrow(() -> new ToolException("I find no order with that number and that proof."
                        + " Please tell me the number again, and the postal code or the e-mail address of the order."));
        call.grant(CUSTOMER);
        call.grant(roleFor(order));
        return new OrderStatus(order.number(), order.status(), SpokenOrder.status(order));
    }

    /**
     * Tells what was ordered.
     *
     * @param number of an order whose status this call was told
     * @return its items
     */
    @Tool(value = "List what is in an order whose status was looked up before in this call", readOnly = true)
    @RolesAllowed(CUSTOMER)
    @Timeout(4000)
    public OrderDetails orderDetails(@ToolParam("the order's number") @NotBlank @Size(max = 80) String number) {
        Order order = orders.find(Heard.code(number))
                .filter(found -> call.roles().contains(roleFor(found)))
                .orElseThrow(() -> new ToolException("Before I can tell what is in that order, I have to look up its"
                        + " status, with its number and its postal code or e-mail address."));
        return new OrderDetails(order.number(), order.items(), SpokenOrder.items(order));
    }

    private static boolean isProved(Order order, @Nullable String postalCode, @Nullable String email) {
        return (postalCode != null
                        && order.postalCode() != null
                        && Heard.same(Heard.code(postalCode), Heard.code(order.postalCode())))
                || (email != null
                        && order.email() != null
                        && Heard.same(Heard.email(email), Heard.email(order.email())));
    }

    private static boolean isMissing(@Nullable String proof) {
        return proof == null || proof.isBlank();
    }

    private static String roleFor(Order order) {
        return CUSTOMER + ":order:" + order.number();
    }
}
