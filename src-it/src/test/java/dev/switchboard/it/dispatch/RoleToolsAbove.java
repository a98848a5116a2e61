package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.annotation.security.RolesAllowed;

/** What is inherited is for those who have proved something, too. */
@RolesAllowed("customer")
public abstract class RoleToolsAbove {

    @Tool("Is inherited, for customers")
    public String inheritedForCustomers() {
        return "welcome";
    }
}
