package org.gei.pisa.api.limit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection whose next request doesn't come, or has begun and doesn't end, in time. A time-out
/// between two bytes would not do: whoever sends one now and then keeps it waiting for good. Belongs to one
/// connection, after the handler that makes requests of bytes; [#ofBytes] goes before that.
class RequestDeadline extends ChannelDuplexHandler {

    private final Duration whole;
    private final Duration idle;
    private @Nullable Future<?> closing;
    private boolean awaiting = true;
    private boolean begun;

    /// @param whole from the first byte of a request to its end
    /// @param idle to the first byte of the next request
    RequestDeadline(Duration whole, Duration idle) {
        this.whole = whole;
        this.idle = idle;
    }

    /// Sees the bytes before they are a request.
    ChannelHandler ofBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (awaiting && !begun) {
                    begun = true;
                    closeIn(whole, context);
                }
                context.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        closeIn(idle, context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            awaiting = false;
        }
        if (message instanceof LastHttpContent && !awaiting) { // it may have been answered before its end was read
            cancel();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            awaiting = true;
            begun = false;
            closeIn(idle, context);
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void closeIn(Duration time, ChannelHandlerContext context) {
        cancel();
        closing = context.executor().schedule(() -> context.close(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        var running = closing;
        if (running != null) {
            running.cancel(false);
            closing = null;
        }
    }
}
