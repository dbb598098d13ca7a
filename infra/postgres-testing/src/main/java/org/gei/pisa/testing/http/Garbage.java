package org.gei.pisa.testing.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts from a seed that nobody expects: numbers at the edges, markup, statements, bytes that are no
/// characters.
public final class Garbage {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e999",
            "NaN",
            "9223372036854775808",
            "-2147483649",
            "null",
            "true",
            "[]",
            "{}",
            "undefined",
            "' or 1=1 --",
            "'; drop table student_response; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}",
            "%s%n%x",
            "../../../../etc/passwd",
            "a\u0000b",
            "\uD800",
            "İıſK",
            "ALB,,,",
            ",",
            ":",
            "2018-13-45T99:99:99Z",
            "+999999999-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "\r\nX-Injected: 1",
            "💥".repeat(20));

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "FOO");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/%",
            "/%zz",
            "/%00",
            "/..%2f..%2fetc/passwd",
            "/;jsessionid=1",
            "/api",
            "/api/v1/",
            "/api/v1/../v1/x",
            "/actuator",
            "/actuator/env",
            "/actuator/heapdump",
            "/error",
            "/favicon.ico",
            "http://127.0.0.1/",
            "*");

    private final SplittableRandom random;

    public Garbage(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// Whether something with this chance, in percent, happens.
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public String text() {
        return switch (random.nextInt(5)) {
            case 0 -> characters(random.nextInt(40), Character.MAX_CODE_POINT);
            case 1 -> characters(random.nextInt(40), 127);
            case 2 -> "9".repeat(1 + random.nextInt(400));
            default -> oneOf(TEXTS);
        };
    }

    public String method() {
        return chance(70) ? "GET" : oneOf(METHODS);
    }

    public String path() {
        return chance(70) ? oneOf(PATHS) : "/" + encoded(text()).replace("+", "%20");
    }

    /// Parameters of a query: of some names the values one would expect, of others garbage; some twice,
    /// some of no known name.
    ///
    /// @param names of parameters
    /// @param values that make sense for one or another
    public String query(List<String> names, List<String> values) {
        var parameters = new ArrayList<String>();
        var shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        for (var name : shuffled) {
            if (chance(40)) {
                parameters.add(name + "=" + encoded(chance(75) ? oneOf(values) : text()));
            }
            if (chance(3)) {
                parameters.add(name);
            }
        }
        if (chance(8)) {
            parameters.add(encoded(text()) + "=" + encoded(text()));
        }
        if (chance(3)) {
            parameters.add("%");
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    /// A request that is none, or hardly one.
    public String malformedRequest() {
        return switch (random.nextInt(6)) {
            case 0 -> characters(1 + random.nextInt(200), 255) + "\r\n\r\n";
            case 1 -> "GET / HTTP/9.9\r\n\r\n";
            case 2 -> "GET\r\n\r\n";
            case 3 -> "GET / HTTP/1.1\r\n" + characters(30, 255).replace("\n", "") + "\r\n\r\n";
            case 4 -> "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: -5\r\n\r\n";
            default ->
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzzz\r\n\r\n";
        };
    }

    /// Something like JSON.
    public String json(List<String> names, int depth) {
        return switch (depth > 3 ? 5 : random.nextInt(8)) {
            case 0, 1, 2 ->
                names.stream()
                        .filter(_ -> chance(70))
                        .map(name -> "\"" + name + "\": " + json(names, depth + 1))
                        .collect(Collectors.joining(", ", "{", "}"));
            case 3 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> json(names, depth + 1))
                        .collect(Collectors.joining(", ", "[", "]"));
            case 4 -> oneOf(List.of("true", "null", "-1", "1e400", "12345678901234567890", "[", "{", "\"", "NaN"));
            default -> "\"" + text().replace("\\", "").replace("\"", "") + "\"";
        };
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String characters(int count, int highest) {
        return random.ints(count, 0, highest + 1)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
