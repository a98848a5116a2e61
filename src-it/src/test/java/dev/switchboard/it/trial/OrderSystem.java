package dev.switchboard.it.trial;

import dev.switchboard.tools.orders.Order;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The order system's API. */
@RegisterRestClient
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
public interface OrderSystem {

    @GET
    @Path("{number}")
    Order order(@PathParam("number") String number);
}
