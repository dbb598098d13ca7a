package org.gei.pisa.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// The UI as an application; `docs/borders.md` lists its settings.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Push
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("pisa.css?v=4")
@StyleSheet("pisa-chart/cards.css?v=3")
public class PisaUiApplication implements AppShellConfigurator {

    public static void main(String[] arguments) {
        SpringApplication.run(PisaUiApplication.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("PISA Live");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addFavIcon("icon", "pisa-icon.svg", "any");
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
