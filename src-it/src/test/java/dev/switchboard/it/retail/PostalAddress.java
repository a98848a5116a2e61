package dev.switchboard.it.retail;

import jakarta.persistence.Embeddable;

/** An address in a row. */
@Embeddable
public class PostalAddress {

    private String address1 = "";
    private String address2 = "";
    private String city = "";
    private String country = "";
    private String state = "";
    private String zip = "";

    /** For JPA. */
    protected PostalAddress() {}

    PostalAddress(Address address) {
        address1 = address.address1();
        address2 = address.address2();
        city = address.city();
        country = address.country();
        state = address.state();
        zip = address.zip();
    }

    Address toAddress() {
        return new Address(address1, address2, city, country, state, zip);
    }
}
