package dev.switchboard.it.dispatch;

/** Is decorated. */
public interface Greeter {

    String greet(String name);
}
