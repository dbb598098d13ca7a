package org.gei.pisa.batch.load;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether this process has the right to load, so that a balancer finds the one that acts on executions. One that
/// stands by is as healthy: it is UNKNOWN, which only the group `manager` answers with 503.
@Component
class RightToLoadHealthIndicator implements HealthIndicator {

    private final LoadControl control;

    RightToLoadHealthIndicator(LoadControl control) {
        this.control = control;
    }

    @Override
    public Health health() {
        return (control.isActive() ? Health.up() : Health.unknown()).build();
    }
}
