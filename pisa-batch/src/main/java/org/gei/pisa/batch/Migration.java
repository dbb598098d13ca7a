package org.gei.pisa.batch;

import org.gei.pisa.batch.source.SourceSettings;
import org.gei.pisa.batch.warehouse.WarehouseSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Makes the warehouse fit this version and its configuration, as its owner, and ends: so that the
/// processes that load need not know the owner's password (`spring.flyway.enabled=false`).
@ImportAutoConfiguration({FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties(SourceSettings.class)
@Import({CodebookConfiguration.class, WarehouseSetup.class})
final class Migration {

    static final String COMMAND = "migrate";

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    static void run(String[] arguments) {
        try (var context = new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            var participants = context.getBean(SourceSettings.class).participants();
            context.getBean(WarehouseSetup.class).prepare(participants);
            LOG.info("the warehouse is ready for {} countries", participants.size());
        }
    }
}
