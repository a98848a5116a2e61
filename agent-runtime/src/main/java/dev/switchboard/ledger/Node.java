package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This incarnation of this server: another one after every start. */
@ApplicationScoped
class Node {

    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }
}
