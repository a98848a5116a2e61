package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;

/** What is sold. */
@ApplicationScoped
public class ProductTools {

    @Inject
    private Store store;

    @Tool(value = "Tell all about a product and its variants.", name = "get_product_details", readOnly = true)
    public ProductDetails getProductDetails(@ToolParam(name = "product_id") String productId) {
        return store.product(productId).details();
    }

    @Tool(value = "List the names and ids of all products.", name = "list_all_product_types", readOnly = true)
    public Map<String, String> listAllProductTypes() {
        Map<String, String> ids = new TreeMap<>();
        store.products().forEach(product -> ids.put(product.name(), product.id()));
        return ids;
    }
}
