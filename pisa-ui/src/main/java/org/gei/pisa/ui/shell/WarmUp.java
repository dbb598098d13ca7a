package org.gei.pisa.ui.shell;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.List;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prepares each page of charts once after the start, for nobody. Then the API has computed what the pages show
/// first, and both JVMs have compiled how; else the first visitor would wait for that.
@Component
class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    /// The API may still be reading responses.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AutowireCapableBeanFactory beans;
    private final ServletContext servlets;
    private final LiveUpdates updates;

    WarmUp(AutowireCapableBeanFactory beans, ServletContext servlets, LiveUpdates updates) {
        this.beans = beans;
        this.servlets = servlets;
        this.updates = updates;
    }

    @EventListener
    void start(ApplicationReadyEvent event) {
        Thread.ofPlatform().daemon().name("warm-up").start(this::prepareAll);
    }

    private void prepareAll() {
        try {
            updates.rehearse(firstParts(), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("the pages could not be prepared, the first visitor may wait", e);
        }
    }

    private List<LivePart> firstParts() {
        return RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets)))
                .getAvailableRoutes()
                .stream()
                .filter(route -> route.getRouteParameters().isEmpty())
                .map(RouteBaseData::getNavigationTarget)
                .filter(LivePage.class::isAssignableFrom)
                .map(page -> (LivePage) beans.createBean(page))
                .flatMap(page -> page.firstParts().stream())
                .toList();
    }
}
