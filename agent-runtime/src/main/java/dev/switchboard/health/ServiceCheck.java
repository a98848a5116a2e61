package dev.switchboard.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the service cannot be reached from here: no call could be answered. */
@Readiness
@ApplicationScoped
class ServiceCheck implements HealthCheck {

    @Inject
    ServiceCondition service;

    @Override
    public HealthCheckResponse call() {
        return Part.response("switchboard-service", service.trouble());
    }
}
