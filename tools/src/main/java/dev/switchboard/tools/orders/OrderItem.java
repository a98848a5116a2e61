package dev.switchboard.tools.orders;

/**
 * A line of an order.
 *
 * @param name what it is
 * @param quantity how many, 1 or more
 */
public record OrderItem(String name, int quantity) {}
