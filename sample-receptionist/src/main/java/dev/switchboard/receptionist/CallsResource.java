package dev.switchboard.receptionist;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.Calls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The calls, for the page. */
@Path("calls")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CallsResource {

    private static final int SHOWN = 50;

    @Inject
    Calls calls;

    /** {@return the newest calls} */
    @GET
    public List<CallRecord> newest() {
        return calls.newest(SHOWN);
    }

    /**
     * One call with what was said and done in it.
     *
     * @param id the service's id of the call
     * @return the call
     */
    @GET
    @Path("{id}")
    public CallRecord find(@PathParam("id") String id) {
        return calls.find(id).orElseThrow(() -> new NotFoundException("There is no call " + id));
    }
}
