package dev.switchboard.it.retail;

import dev.switchboard.api.ToolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Items of an order that become others of the same products, pair by pair.
 *
 * @param oldIds the items, perhaps some repeatedly
 * @param newIds what each becomes
 * @param variants the same as variants
 * @param difference what is to be paid for it, not rounded
 */
record Swap(List<String> oldIds, List<String> newIds, List<Variant> variants, double difference) {

    /**
     * Looks whether it can be done.
     *
     * @throws ToolException when it cannot
     */
    static Swap of(Purchase order, List<String> oldIds, List<String> newIds, Store store) {
        missing(order, oldIds).ifPresent(id -> {
            throw new ToolException("Error: " + id + " not found");
        });
        if (oldIds.size() != newIds.size()) {
            throw new ToolException("Error: the number of items to be exchanged should match");
        }
        double difference = 0;
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < oldIds.size(); i++) {
            Item item = first(order, oldIds.get(i));
            String newId = newIds.get(i);
            Variant variant = store.variant(newId)
                    .filter(each -> each.isToBeHadOf(item.productId()))
                    .orElseThrow(() -> new ToolException("Error: new item " + newId + " not found or available"));
            variants.add(variant);
            difference += variant.price() - item.price();
        }
        return new Swap(oldIds, newIds, variants, difference);
    }

    /** The first of the ids that is there more often than among the order's items. */
    static Optional<String> missing(Purchase order, List<String> ids) {
        return ids.stream()
                .filter(id -> Collections.frequency(ids, id)
                        > order.items().stream().filter(item -> item.is(id)).count())
                .findFirst();
    }

    private static Item first(Purchase order, String id) {
        return order.items().stream().filter(item -> item.is(id)).findFirst().orElseThrow();
    }

    /** Does it, one pair after the other: a pair may meet what an earlier one has made. */
    void carryOut(Purchase order) {
        for (int i = 0; i < oldIds.size(); i++) {
            first(order, oldIds.get(i)).become(variants.get(i));
        }
    }
}
