package dev.switchboard.it.retail;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing in an order. One order may have several that are alike, which is why it is an entity: of two like elements in an
 * ordered element collection EclipseLink updates the wrong one.
 */
@Entity
@IdClass(LineId.class)
@Table(name = "retail_item")
public class Item {

    @Id
    @ManyToOne
    @JoinColumn(name = "order_id")
    private @Nullable Purchase order;

    @Id
    private int line;

    private String name = "";

    @Column(name = "product_id")
    private String productId = "";

    @Column(name = "item_id")
    private String itemId = "";

    private double price;

    @Convert(converter = OptionsColumn.class)
    private Map<String, String> options = Map.of();

    /** For JPA. */
    protected Item() {}

    /** Becomes another form of the same product. */
    void become(Variant variant) {
        itemId = variant.id();
        price = variant.price();
        options = variant.options();
    }

    boolean is(String id) {
        return itemId.equals(id);
    }

    String productId() {
        return productId;
    }

    double price() {
        return price;
    }

    OrderDetails.Line details() {
        return new OrderDetails.Line(name, productId, itemId, price, options);
    }

    @Override
    public String toString() {
        return line + " of " + order;
    }
}
