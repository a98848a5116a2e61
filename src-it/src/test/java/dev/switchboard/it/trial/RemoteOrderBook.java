package dev.switchboard.it.trial;

import dev.switchboard.api.ToolException;
import dev.switchboard.tools.orders.Order;
import dev.switchboard.tools.orders.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** An integrator's order book: it takes the place of the one that comes with the tools by being there. */
@ApplicationScoped
public class RemoteOrderBook implements OrderBook {

    @Inject
    @RestClient
    private OrderSystem system;

    @Override
    @Timeout(1000)
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 1500, skipOn = NotFoundException.class)
    @Fallback(fallbackMethod = "sayThatItIsAway", skipOn = NotFoundException.class)
    public Optional<Order> find(String number) {
        try {
            return Optional.of(system.order(number));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<Order> sayThatItIsAway(String number) {
        throw new ToolException("I cannot look into our orders at the moment. I can have somebody call you back.");
    }
}
