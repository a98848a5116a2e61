package dev.switchboard.it.retail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** A kind of thing that is sold. */
@Entity
@Table(name = "retail_product")
public class Product {

    @Id
    private String id = "";

    private String name = "";

    @OneToMany(mappedBy = "product")
    @MapKey(name = "id")
    private Map<String, Variant> variants = new LinkedHashMap<>();

    /** For JPA. */
    protected Product() {}

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    ProductDetails details() {
        Map<String, ProductDetails.VariantDetails> all = new LinkedHashMap<>();
        variants.forEach((itemId, variant) -> all.put(itemId, variant.details()));
        return new ProductDetails(name, id, all);
    }
}
