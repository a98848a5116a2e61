package dev.switchboard.it.retail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as they are told. */
public record CustomerDetails(
        Name name, Address address, String email, Map<String, Method> paymentMethods, List<String> orders) {

    /** A name. */
    public record Name(String firstName, String lastName) {}

    /** A payment method; what it is made of depends on its source. */
    public record Method(
            String source,
            String id,
            @Nullable String brand,
            @Nullable String lastFour,
            @Nullable Double balance) {}
}
