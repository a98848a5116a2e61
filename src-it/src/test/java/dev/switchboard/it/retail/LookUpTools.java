package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;

/** Who calls, what they have ordered and what is sold. */
@ApplicationScoped
public class LookUpTools {

    @Inject
    private Store store;

    @Tool(value = "Find a customer by e-mail address. Try this first.", name = "find_user_id_by_email", readOnly = true)
    public String findUserIdByEmail(String email) {
        return store.customerByEmail(email);
    }

    @Tool(
            value = "Find a customer by name and zip code, where the e-mail address leads nowhere.",
            name = "find_user_id_by_name_zip",
            readOnly = true)
    public String findUserIdByNameZip(
            @ToolParam(name = "first_name") String firstName,
            @ToolParam(name = "last_name") String lastName,
            String zip) {
        return store.customerByName(firstName, lastName, zip);
    }

    @Tool(value = "Tell all about a customer.", name = "get_user_details", readOnly = true)
    public CustomerDetails getUserDetails(@ToolParam(name = "user_id") String userId) {
        return store.customer(userId).details();
    }

    @Tool(value = "Tell all about an order.", name = "get_order_details", readOnly = true)
    public OrderDetails getOrderDetails(@ToolParam(name = "order_id") String orderId) {
        return store.order(orderId).details();
    }

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
