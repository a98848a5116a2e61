package dev.switchboard.it.clash;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Vetoed;

/** Nobody's interceptor sees its calls. */
@Vetoed
public class ProducedTools {

    @Tool("Is on a bean that is produced")
    public void onProducedBean() {}

    /** Makes it. */
    @ApplicationScoped
    public static class Producer {

        @Produces
        @ApplicationScoped
        ProducedTools tools() {
            return new ProducedTools();
        }
    }
}
