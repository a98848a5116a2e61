package dev.switchboard.it.dispatch;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Adds a title. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class PoliteGreeter implements Greeter {

    @Inject
    @Delegate
    @Any
    private Greeter greeter;

    @Override
    public String greet(String name) {
        return greeter.greet("Countess " + name);
    }
}
