package dev.switchboard.it.retail;

/** Where somebody lives, or where an order goes. */
public record Address(String address1, String address2, String city, String country, String state, String zip) {}
