package org.gei.pisa.batch.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.WarehouseFigures;
import org.gei.pisa.batch.warehouse.WarehouseFigures.OfCountry;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What the warehouse has, read every few seconds, by every process whether it loads or stands by. While the
/// warehouse is away the numbers are not known, and said to be so.
@Component
class WarehouseMeters {

    private final WarehouseFigures figures;
    private volatile Map<String, OfCountry> byCountry = Map.of();
    private volatile double sizeBytes = Double.NaN;

    WarehouseMeters(WarehouseFigures figures, Sources sources, MeterRegistry metrics) {
        this.figures = figures;
        sources.countries().forEach(country -> register(country, metrics));
        Gauge.builder("pisa.warehouse.size", this, meters -> meters.sizeBytes)
                .baseUnit("bytes")
                .register(metrics);
    }

    private void register(String country, MeterRegistry metrics) {
        gauge("pisa.responses", country, OfCountry::responses).register(metrics);
        gauge("pisa.quarantine.rows", country, OfCountry::quarantined).register(metrics);
        gauge("pisa.reconciliation.differences", country, of -> orUnknown(of.differences()))
                .register(metrics);
        gauge("pisa.proof.age", country, of -> orUnknown(of.proofAgeSeconds()))
                .baseUnit("seconds")
                .register(metrics);
        for (var state : Freshness.State.values()) {
            gauge("pisa.source.state", country, of -> of.state() == state ? 1 : 0)
                    .tag("state", state.name())
                    .register(metrics);
        }
    }

    private Gauge.Builder<WarehouseMeters> gauge(String name, String country, ToDoubleFunction<OfCountry> value) {
        return Gauge.builder(name, this, meters -> {
                    var known = meters.byCountry.get(country);
                    return known == null ? Double.NaN : value.applyAsDouble(known);
                })
                .tag("country", country);
    }

    private static double orUnknown(@Nullable Number number) {
        return number == null ? Double.NaN : number.doubleValue();
    }

    @Scheduled(fixedDelay = 5000)
    void read() {
        try {
            byCountry = figures.byCountry();
            sizeBytes = figures.sizeBytes();
        } catch (DataAccessException | TransactionException e) {
            byCountry = Map.of();
            sizeBytes = Double.NaN;
        }
    }
}
