package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.testing.TestPostgres;
import org.gei.pisa.testing.http.Fuzz;
import org.gei.pisa.testing.http.Garbage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Requests to every resource of the operations API, as an administrator, with parameters and bodies right,
/// wrong and absurd. [Fuzz] says how many.
class OperationsFuzzIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final List<String> VALUES = List.of(
            "1",
            "2",
            "ALB",
            "alb",
            "load",
            "reconcile",
            "window",
            "admin",
            "done",
            "refused",
            "true",
            "COMPLETED",
            "FAILED",
            "2026-01-01T00:00:00Z",
            "2099-01-01T00:00:00Z",
            "ESCS",
            "a number",
            "0");
    private static final List<String> NAMES = List.of(
            "name",
            "password",
            "job",
            "countries",
            "full",
            "country",
            "variable",
            "rule",
            "rows",
            "id",
            "scopes",
            "expiresAt");
    private static RunningBatch batch;

    @BeforeAll
    static void start() {
        SERVER.createWarehouseRoles();
        var albania = new TestSource(SERVER, "ALB");
        albania.insert(1, 30);
        batch = new RunningBatch(SERVER, SERVER.createWarehouse(), List.of(albania), "--pisa.load.window=2s");
    }

    @AfterAll
    static void stop() {
        batch.close();
    }

    /// A resource, and the names of its parameters.
    private record Resource(String method, String path, List<String> parameters) {}

    @Test
    void noRequestBringsAServerErrorATraceOrAHang() throws Exception {
        var resources = resources();
        assertThat(resources).extracting(Resource::path).contains("/api/v1/executions/{id}/restart", "/api/v1/audit");
        int port = Integer.parseInt(batch.baseUrl().replaceFirst(".*:", ""));
        var statuses = Fuzz.send(port, garbage -> request(garbage, resources));
        assertThat(statuses).containsKeys(200, 400, 401, 404);
        assertThat(batch.get("/api/v1/sources", SourceStatus[].class)).hasSize(1);
    }

    private static String request(Garbage garbage, List<Resource> resources) {
        if (garbage.chance(6)) {
            return garbage.malformedRequest();
        }
        var resource = garbage.chance(88)
                ? garbage.oneOf(resources)
                : new Resource(garbage.method(), garbage.path(), List.of("x"));
        var method = garbage.chance(92) ? resource.method() : garbage.method();
        var path = resource.path()
                .replaceAll(
                        "\\{[^}]*}",
                        Garbage.encoded(garbage.chance(70) ? garbage.oneOf(VALUES) : garbage.text())
                                .replace("+", "%20"));
        var request = new StringBuilder(method + " " + path + garbage.query(resource.parameters(), VALUES)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        if (garbage.chance(93)) {
            request.append("Authorization: Bearer ").append(RunningBatch.TOKEN).append("\r\n");
            request.append("X-Pisa-User: admin\r\n");
        }
        if (!method.equals("POST")) {
            return request + "\r\n";
        }
        var body = garbage.json(NAMES, 0).replaceAll("[^\\x00-\\x7f]", "?"); // as it is sent, byte by byte
        return request + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        batch.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    for (var path : mapping.getPatternValues()) {
                        var methods = mapping.getMethodsCondition().getMethods();
                        resources.add(new Resource(
                                methods.isEmpty()
                                        ? "GET"
                                        : methods.iterator().next().name(),
                                path,
                                parameters(handler)));
                    }
                });
        resources.sort(Comparator.comparing(Resource::path).thenComparing(Resource::method)); // a seed is a run
        return resources;
    }

    private static List<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(MethodParameter::getParameter)
                .map(Parameter::getName)
                .toList();
    }
}
