package dev.switchboard.tools.orders;

/**
 * How an order stands.
 *
 * @param number the order's number
 * @param status where it is
 * @param spoken both, to be read out
 */
public record OrderStatus(String number, Order.Status status, String spoken) {}
