package dev.switchboard.it.trial;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
public class OrderTools {

    @Inject
    Orders orders;

    @Inject
    Call call;

    @Tool("Cancel an order that has not been shipped yet")
    @Retry(maxRetries = 2, retryOn = OptimisticLockException.class)
    public String cancelOrder(@ToolParam("the order's number") @Positive long number) {
        orders.cancel(number, call.from().number());
        return "Order " + number + " is cancelled.";
    }
}
