package org.gei.pisa.benchmark.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The peer, in a process of its own: an endpoint that does nothing but send some bytes.
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class EmptyEndpoint {

    private final byte[] body = new byte[Integer.getInteger("bytes", 0)];

    public static void main(String[] arguments) {
        SpringApplication.run(EmptyEndpoint.class, arguments);
    }

    @GetMapping(path = "/empty", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> empty() {
        return Mono.just(body);
    }
}
