package dev.switchboard.it.retail;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What can be done to a customer. */
@ApplicationScoped
public class CustomerTools {

    @Inject
    private Store store;

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
