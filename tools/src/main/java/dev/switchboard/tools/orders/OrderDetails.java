package dev.switchboard.tools.orders;

import java.util.List;

/**
 * What was ordered.
 *
 * @param number the order's number
 * @param items its lines
 * @param spoken them, to be read out
 */
public record OrderDetails(String number, List<OrderItem> items, String spoken) {}
