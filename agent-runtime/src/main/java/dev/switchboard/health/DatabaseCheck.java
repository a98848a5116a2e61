package dev.switchboard.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready without the database: no call could be stored. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

    @Inject
    DatabaseCondition database;

    @Override
    public HealthCheckResponse call() {
        return Part.response("switchboard-database", database.trouble());
    }
}
