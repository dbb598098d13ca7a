package org.gei.pisa.batch.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/// Who may call the operations API: administrators by HTTP Basic, and the UI by its token. There is no
/// session, and what a browser remembers of HTTP Basic no foreign page can ride on.
@Configuration
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SecurityFilterChain operationsSecurity(
            HttpSecurity http,
            JsonMapper json,
            @Value("${pisa.operations.token:#{null}}") @Nullable String token,
            @Value("${pisa.metrics.token:#{null}}") @Nullable String metricsToken)
            throws Exception {
        if (token != null && !token.isBlank()) {
            http.addFilterBefore(new OperationsTokenFilter(token), BasicAuthenticationFilter.class);
        }
        if (metricsToken != null && !metricsToken.isBlank()) {
            http.addFilterBefore(new MetricsTokenFilter(metricsToken), BasicAuthenticationFilter.class);
        }
        http.addFilterBefore(new OtherSitesFilter(json), BasicAuthenticationFilter.class);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/error") // nobody asks for an error; it would be answered with one
                                .denyAll()
                                .requestMatchers("/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .hasAnyAuthority(MetricsTokenFilter.METRICS, "ROLE_ADMIN")
                                .requestMatchers(
                                        "/api/v1/accounts/authenticate",
                                        "/api/v1/accounts/standing",
                                        "/api/v1/accounts/{name}/password")
                                .hasAuthority(OperationsTokenFilter.SERVICE)
                                .anyRequest()
                                .hasRole("ADMIN"))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, e) -> {
                    if (e instanceof TooManyAttemptsException tooMany) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
                        refuse(json, response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()));
                        return;
                    }
                    if (e instanceof AuthenticationServiceException) {
                        refuse(
                                json,
                                response,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "The warehouse does not answer at the moment. Try again shortly.");
                        return;
                    }
                    response.setHeader("WWW-Authenticate", "Basic realm=\"PISA Live operations\"");
                    refuse(json, response, HttpStatus.UNAUTHORIZED, "Sign in with an account that has role ADMIN.");
                }))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, e) ->
                        refuse(json, response, HttpStatus.FORBIDDEN, "This needs an account with role ADMIN.")))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    static void refuse(JsonMapper json, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SignInThrottle signInThrottle(ThrottleSettings settings, Clock clock) {
        return new SignInThrottle(settings, clock);
    }
}
