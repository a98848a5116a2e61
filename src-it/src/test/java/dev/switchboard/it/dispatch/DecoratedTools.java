package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Is behind a decorator and an interceptor of the application's. */
@ApplicationScoped
public class DecoratedTools implements Greeter {

    @Inject
    private Effects effects;

    @Override
    @Loud
    @Tool("Greets")
    public String greet(String name) {
        effects.add("greeted");
        return "hello " + name;
    }
}
