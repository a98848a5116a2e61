package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who calls. */
@ApplicationScoped
public class CustomerTools {

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

    @Tool(value = "Change a customer's own address, after they have agreed.", name = "modify_user_address")
    public CustomerDetails modifyUserAddress(
            @ToolParam(name = "user_id") String userId,
            String address1,
            String address2,
            String city,
            String state,
            String country,
            String zip) {
        Customer customer = store.customerToChange(userId);
        customer.moveTo(new Address(address1, address2, city, country, state, zip));
        return customer.details();
    }
}
