package dev.switchboard.it.dispatch;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Remember things of their call. */
@ApplicationScoped
public class MemoryTools {

    @Inject
    private Call call;

    @Inject
    private Basket basket;

    @Tool("Remembers")
    public String remember(String value) {
        call.attributes().put("order", value);
        return call.attributes().get("order").orElse("forgotten at once");
    }

    @Tool("Remembers and fails")
    public String rememberAndFail(String value) {
        call.attributes().put("order", value);
        throw new ToolException("failed");
    }

    @Tool("Forgets")
    public void forget() {
        call.attributes().remove("order");
    }

    @Tool(value = "Recalls", readOnly = true)
    public String recall() {
        return call.attributes().get("order").orElse("nothing");
    }

    @Tool(value = "Remembers although it claims to change nothing", readOnly = true)
    public void rememberWithoutWriting() {
        call.attributes().put("order", "sneaked in");
    }

    @Tool(value = "Puts something into the basket", readOnly = true)
    public String fillBasket(String item) {
        return basket.add(item);
    }
}
