package org.gei.pisa.ui.security;

import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who sees what, and the headers of every page.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final AuthenticationFailureHandler FAILED =
            (request, response, e) -> response.sendRedirect(request.getContextPath() + "/" + SignInFailure.page(e));

    @Bean
    ContentSecurityPolicy contentSecurityPolicy() {
        return new ContentSecurityPolicy();
    }

    @Bean
    VaadinServiceInitListener pagesWithNonce(ContentSecurityPolicy policy) {
        return event -> event.addIndexHtmlRequestListener(policy);
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            ContentSecurityPolicy policy,
            SingleSignOnSettings sso,
            ObjectProvider<ClientRegistrationRepository> services)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/actuator/health/**", "/pisa-chart/**", "/pisa-operations/**", "/pisa.css", "/pisa-icon.svg")
                .permitAll());
        http.headers(headers -> headers.addHeaderWriter(policy)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frames -> frames.deny())
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")));
        http.addFilterBefore(new SameOriginFilter(), CsrfFilter.class);
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class));
        http.formLogin(form -> form.failureHandler(FAILED));
        if (services.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/" + LoginView.PATH)
                    .failureHandler(FAILED)
                    .userInfoEndpoint(users -> users.oidcUserService(new SingleSignOnUsers(sso))));
        }
        return http.build();
    }

    /// Without this, Tomcat 11 drops the headers of pages that are made by a forward (spring-security
    /// 19457).
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> keepHeadersAfterForward() {
        return factory ->
                factory.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }
}
