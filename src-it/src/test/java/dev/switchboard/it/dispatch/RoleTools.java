package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** For those who have proved something. */
@ApplicationScoped
@RolesAllowed("customer")
public class RoleTools {

    @Tool("For customers")
    public String forCustomers() {
        return "welcome";
    }

    @Tool("For thieves")
    @RolesAllowed("thief")
    public String forThieves() {
        return "welcome";
    }

    @Tool("For everybody")
    @PermitAll
    public String forEverybody() {
        return "welcome";
    }

    @Tool("For nobody")
    @DenyAll
    public String forNobody() {
        return "welcome";
    }
}
