package dev.switchboard.it.retail;

import java.util.Map;

/** A product as it is told. */
public record ProductDetails(String name, String productId, Map<String, VariantDetails> variants) {

    /** A variant as it is told. */
    public record VariantDetails(String itemId, Map<String, String> options, boolean available, double price) {}
}
