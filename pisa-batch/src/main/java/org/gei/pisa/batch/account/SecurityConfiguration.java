package org.gei.pisa.batch.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gei.pisa.domain.operations.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/// Who may call the operations API: administrators by HTTP Basic, and the UI by its token. There is no session,
/// and so
/// nothing that a foreign page could ride on.
@Configuration
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SecurityFilterChain operationsSecurity(
            HttpSecurity http,
            AuthenticationProvider accountAuthentication,
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
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .hasAnyAuthority(MetricsTokenFilter.METRICS, "ROLE_ADMIN")
                                .requestMatchers("/api/v1/accounts/**")
                                .hasAuthority(OperationsTokenFilter.SERVICE)
                                .anyRequest()
                                .hasRole("ADMIN"))
                .authenticationProvider(accountAuthentication)
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"PISA Live operations\"");
                    refuse(json, response, HttpStatus.UNAUTHORIZED, "Sign in with an account that has role ADMIN.");
                }))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, e) ->
                        refuse(json, response, HttpStatus.FORBIDDEN, "This needs an account with role ADMIN.")))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static void refuse(JsonMapper json, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }

    @Bean
    AuthenticationProvider accountAuthentication(Accounts accounts) {
        return new AccountAuthentication(accounts);
    }

    private record AccountAuthentication(Accounts accounts) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication given) throws AuthenticationException {
            var account = accounts.authenticate(
                            new Credentials(given.getName(), String.valueOf(given.getCredentials())))
                    .orElseThrow(() -> new BadCredentialsException("wrong name or password"));
            return UsernamePasswordAuthenticationToken.authenticated(
                    account.name(),
                    null,
                    account.roles().stream()
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                            .toList());
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }
}
