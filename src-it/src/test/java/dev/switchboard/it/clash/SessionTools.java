package dev.switchboard.it.clash;

import dev.switchboard.api.Tool;
import jakarta.ejb.Stateless;

/** The server begins and ends its transactions. */
@Stateless
public class SessionTools {

    @Tool("Is on a session bean")
    public void onSessionBean() {}
}
