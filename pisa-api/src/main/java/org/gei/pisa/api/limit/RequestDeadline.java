package org.gei.pisa.api.limit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Closes a connection whose next request doesn't come, or has begun and doesn't end, in time. A time-out
/// between two bytes would not do: whoever sends one now and then keeps it waiting for good. Belongs to one
/// connection, after the handler that makes requests of bytes; [#ofBytes] goes before that. Closes up to a quarter of
/// the shorter time late.
class RequestDeadline extends ChannelDuplexHandler {

    private final Duration whole;
    private final Duration idle;
    /// How often it is looked whether the time is over: a timer of its own for each request would cost more than
    /// many an answer.
    private final Duration look;

    private long deadline;
    private boolean limited;
    private boolean watching;
    private boolean awaiting = true;
    private boolean begun;

    /// @param whole from the first byte of a request to its end
    /// @param idle to the first byte of the next request
    RequestDeadline(Duration whole, Duration idle) {
        this.whole = whole;
        this.idle = idle;
        this.look = (whole.compareTo(idle) < 0 ? whole : idle).dividedBy(4);
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
            limited = false;
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
        limited = false;
        context.fireChannelInactive();
    }

    private void closeIn(Duration time, ChannelHandlerContext context) {
        limited = true;
        deadline = System.nanoTime() + time.toNanos();
        if (!watching) {
            watching = true;
            lookIn(Math.min(time.toNanos(), look.toNanos()), context);
        }
    }

    private void lookIn(long nanos, ChannelHandlerContext context) {
        context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        long left = deadline - System.nanoTime();
        watching = limited && left > 0;
        if (watching) {
            lookIn(Math.min(left, look.toNanos()), context);
        } else if (limited) {
            context.close();
        }
    }
}
