package dev.switchboard.receptionist;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves what the page needs. */
@ApplicationPath("api")
public class ReceptionApplication extends Application {}
