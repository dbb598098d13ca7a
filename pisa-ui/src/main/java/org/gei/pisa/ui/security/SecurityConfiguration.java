package org.gei.pisa.ui.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who sees what, and the headers of every page.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// Flow's client needs both unsafe ones for scripts; nothing is loaded from anywhere else.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
            "form-action 'self'");

    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/actuator/health/**", "/pisa-chart/**", "/pisa-operations/**", "/pisa.css", "/pisa-icon.svg")
                .permitAll());
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frames -> frames.deny()));
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class));
        http.formLogin(form -> form.failureHandler((request, response, e) -> response.sendRedirect(
                e instanceof AuthenticationServiceException
                        ? LoginView.PATH + "?" + LoginView.UNAVAILABLE
                        : LoginView.PATH + "?" + LoginView.WRONG)));
        return http.build();
    }

    /// Without this, Tomcat 11 drops the headers of pages that are made by a forward (spring-security 19457).
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> keepHeadersAfterForward() {
        return factory ->
                factory.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }
}
