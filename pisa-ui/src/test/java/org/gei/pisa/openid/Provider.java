package org.gei.pisa.openid;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// A real OpenID provider: `grace` is an administrator of PISA Live, `max` a manager, `eve` neither. It runs
/// in a process of its own, because Vaadin changes for a whole JVM where Spring Security looks for who is
/// signed in.
public final class Provider implements AutoCloseable {

    private static final Map<String, List<String>> GROUPS =
            Map.of("grace", List.of("staff", "pisa-admin"), "max", List.of("pisa-manager"), "eve", List.of("staff"));

    private final int port;
    private final Process process;

    /// @param redirect where it sends whoever has signed in
    public Provider(int port, String redirect) throws IOException {
        this.port = port;
        var client = "--spring.security.oauth2.authorizationserver.client.pisa.registration.";
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Provider.class.getName(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.config.location=optional:classpath:/there-is-none/",
                        client + "client-id=pisa",
                        client + "client-secret={noop}made-up",
                        client + "client-authentication-methods=client_secret_basic",
                        client + "authorization-grant-types=authorization_code",
                        client + "redirect-uris=" + redirect,
                        client + "scopes=openid")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofMinutes(3)).until(this::answers);
    }

    static void main(String[] arguments) {
        new SpringApplication(Settings.class).run(arguments);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
    static class Settings {

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(GROUPS.keySet().stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}made up")
                            .authorities("person")
                            .build())
                    .toList());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> groups() {
            return token -> token.getClaims()
                    .claim("groups", GROUPS.get(token.getPrincipal().getName()));
        }
    }
}
