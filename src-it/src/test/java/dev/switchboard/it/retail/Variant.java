package dev.switchboard.it.retail;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One form in which a product is sold; items of orders are such. */
@Entity
@Table(name = "retail_variant")
public class Variant {

    @Id
    private String id = "";

    @ManyToOne
    @JoinColumn(name = "product_id")
    private @Nullable Product product;

    @Convert(converter = OptionsColumn.class)
    private Map<String, String> options = Map.of();

    private boolean available;

    private double price;

    /** For JPA. */
    protected Variant() {}

    String id() {
        return id;
    }

    Map<String, String> options() {
        return options;
    }

    double price() {
        return price;
    }

    boolean isToBeHadOf(String productId) {
        return available && product != null && product.id().equals(productId);
    }

    ProductDetails.VariantDetails details() {
        return new ProductDetails.VariantDetails(id, options, available, price);
    }
}
