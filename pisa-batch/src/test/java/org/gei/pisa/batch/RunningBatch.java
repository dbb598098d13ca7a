package org.gei.pisa.batch;

import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.testing.TestPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/// The load application in this JVM, on a warehouse and sources of the test's own.
public final class RunningBatch implements AutoCloseable {

    public static final String TOKEN = "token-of-the-test";

    private final ConfigurableApplicationContext context;

    public RunningBatch(TestPostgres server, String warehouse, List<TestSource> sources, String... more) {
        var properties = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + server.jdbcUrl(warehouse),
                "--spring.datasource.username=pisa_batch",
                "--spring.datasource.password=pisa_batch",
                "--spring.flyway.url=" + server.jdbcUrl(warehouse),
                "--spring.flyway.user=pisa_owner",
                "--spring.flyway.password=pisa_owner",
                "--pisa.operations.token=" + TOKEN,
                "--pisa.accounts.initial.manager-password=manager-password",
                "--pisa.accounts.initial.admin-password=admin-password"));
        for (var source : sources) {
            var prefix = "--pisa.sources." + source.country().toLowerCase();
            properties.add(prefix + ".url=" + source.jdbcUrl());
            properties.add(prefix + ".username=pisa_reader");
            properties.add(prefix + ".password=pisa_reader");
        }
        properties.addAll(List.of(more));
        context = SpringApplication.run(BatchApplication.class, properties.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient warehouse() {
        return bean(JdbcClient.class);
    }

    public long count(String country) {
        return warehouse()
                .sql("select count(*) from student_response where cnt = ?")
                .param(country)
                .query(Long.class)
                .single();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// A client that calls as the UI does for an administrator.
    public RestClient operations() {
        return RestClient.builder()
                .baseUrl(baseUrl())
                .defaultHeader("Authorization", "Bearer " + TOKEN)
                .defaultHeader("X-Pisa-User", "admin")
                .build();
    }

    @Override
    public void close() {
        context.close();
    }
}
