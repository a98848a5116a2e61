package dev.switchboard.it.retail;

import java.util.List;

/** Something that was sent. */
public record Fulfillment(List<String> trackingId, List<String> itemIds) {}
