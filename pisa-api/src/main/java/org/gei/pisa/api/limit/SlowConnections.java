package org.gei.pisa.api.limit;

import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Closes connections that hold a place without using it: requests that trickle in, connections without
/// requests, and clients that don't take what is sent to them.
@Component
class SlowConnections implements NettyServerCustomizer {

    private final LimitProperties limits;

    SlowConnections(LimitProperties limits) {
        this.limits = limits;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            var pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.HttpCodec) != null) {
                var deadline = new RequestDeadline(limits.requestTime(), limits.idleTime());
                pipeline.addBefore(NettyPipeline.HttpCodec, "bytes of a request", deadline.ofBytes());
                pipeline.addAfter(NettyPipeline.HttpCodec, "whole request", deadline);
                pipeline.addFirst(
                        "takes what is sent",
                        new WriteTimeoutHandler(limits.readTime().toMillis(), TimeUnit.MILLISECONDS));
            }
        });
    }
}
