package dev.switchboard.receptionist.desk;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jspecify.annotations.Nullable;

/** Pushes the parts of the page that change, as server-sent events. */
@Path("desk")
@RequestScoped
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/desk", maxAsync = 4)
public class DeskStream {

    @Inject
    DeskPage page;

    @Resource(lookup = "java:app/concurrent/desk")
    ManagedScheduledExecutorService timer;

    /**
     * Begins to push.
     *
     * @param chosen the call that somebody chose; {@code null}: the newest, whichever that is
     * @param security tells who has logged in
     * @param sink where to
     * @param sse makes the events
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @QueryParam("call") @Nullable String chosen,
            @Context SecurityContext security,
            @Context SseEventSink sink,
            @Context Sse sse) {
        new Viewer(page, Look.at(chosen, security.getUserPrincipal()), sink, sse).follow(timer);
    }
}
