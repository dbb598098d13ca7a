package org.gei.pisa.ui.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// How many streams are followed for how many pages.
@Component
class FeedMeters {

    FeedMeters(MeterRegistry metrics, Feeds feeds, LiveUpdates updates) {
        Gauge.builder("pisa.feeds", feeds, Feeds::size).register(metrics);
        Gauge.builder("pisa.pages", updates, LiveUpdates::size).register(metrics);
    }
}
