package dev.switchboard.it.clash;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import dev.switchboard.tools.appointments.Appointment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Each for a reason of its own. */
@ApplicationScoped
public class RefusedTools {

    @Tool("Returns a future")
    public Future<String> future() {
        return Executors.newSingleThreadExecutor().submit(() -> "too late");
    }

    @Tool("Has no transaction of its own")
    @Transactional(TxType.SUPPORTS)
    public void supports() {}

    @Tool("Wants somebody else's transaction")
    @Transactional(TxType.MANDATORY)
    public void mandatory() {}

    @Tool("Suspends its transaction")
    @Transactional(TxType.NOT_SUPPORTED)
    public void notSupported() {}

    @Tool("Has no transaction at all")
    @Transactional(TxType.NEVER)
    public void never() {}

    @Tool(" ")
    public void undescribed() {}

    @Tool(value = "Has no function's name", name = "what is it")
    public void misnamed() {}

    @Tool("Wants a thread")
    public void unsupported(Thread thread) {}

    @Tool("Leaves out what cannot be left out")
    public void primitive(@ToolParam(required = false) int count) {}

    @Tool("Returns an entity")
    public CompletableFuture<Appointment> entity() {
        return new CompletableFuture<>();
    }
}
