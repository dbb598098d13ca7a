package org.gei.pisa.benchmark.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Many who listen to streams of Server-Sent Events, on one thread, which keeps nothing but the id of each event.
public final class Listeners implements AutoCloseable {

    /// Gets every event; on the thread that reads, so it has to be quick.
    @FunctionalInterface
    public interface Heard {
        void event(long id, long atNanos);
    }

    private static final int BUFFER = 256 * 1024;

    private final URI server;
    private final Heard heard;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final CountDownLatch allBegun;
    private final Thread thread;
    private volatile boolean closed;

    /// Connects all of them.
    ///
    /// @param paths that they listen to; one after the other, and again from the first
    public Listeners(URI server, List<String> paths, int listeners, Heard heard) throws IOException {
        this.server = server;
        this.heard = heard;
        this.selector = Selector.open();
        this.allBegun = new CountDownLatch(listeners);
        this.thread = Thread.ofPlatform().name("listeners").start(this::run);
        for (int i = 0; i < listeners; i++) {
            connect(paths.get(i % paths.size()));
        }
    }

    /// Waits until each has had its first event.
    public void awaitAll(int seconds) throws InterruptedException, IOException {
        if (!allBegun.await(seconds, TimeUnit.SECONDS)) {
            throw new IOException("expected every listener to get an event within %d s, but %d did not"
                    .formatted(seconds, allBegun.getCount()));
        }
    }

    /// Streams that ended by themselves.
    public int lost() {
        return lost.get();
    }

    private void connect(String path) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.write(ByteBuffer.wrap("GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
                .formatted(path, server.getAuthority())
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        selector.wakeup();
        channel.register(selector, SelectionKey.OP_READ, new Stream());
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::read, 100);
            }
        } catch (IOException e) {
            throw new IllegalStateException("listening failed", e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int read = ((SocketChannel) key.channel()).read(buffer);
            if (read < 0) {
                end(key);
                return;
            }
            buffer.flip();
            var stream = (Stream) key.attachment();
            if (stream.take(buffer, heard) && !stream.begun) {
                stream.begun = true;
                begun.incrementAndGet();
                allBegun.countDown();
            }
        } catch (IOException e) {
            end(key);
        }
    }

    private void end(SelectionKey key) {
        lost.incrementAndGet();
        key.cancel();
        close(key.channel());
    }

    private static void close(@Nullable AutoCloseable channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (Exception e) {
            // it is of no use any more
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
        selector.keys().forEach(key -> close(key.channel()));
        selector.close();
    }

    /// Finds `id:` at the beginning of a line and the empty line that ends an event, whatever the chunks are.
    private static final class Stream {
        private boolean begun;
        private int column;
        private boolean idLine;
        private long number;
        private long id = -1;

        /// True if at least one event has ended.
        boolean take(ByteBuffer bytes, Heard heard) {
            boolean any = false;
            while (bytes.hasRemaining()) {
                byte c = bytes.get();
                if (c == '\r') {
                    continue;
                }
                if (c != '\n') {
                    look(c);
                    column++;
                    continue;
                }
                if (idLine) {
                    id = number;
                } else if (column == 0 && id >= 0) {
                    heard.event(id, System.nanoTime());
                    any = true;
                    id = -1;
                }
                column = 0;
                idLine = false;
                number = 0;
            }
            return any;
        }

        private void look(byte c) {
            if (column == 0) {
                idLine = c == 'i';
            } else if (idLine && column == 1) {
                idLine = c == 'd';
            } else if (idLine && column == 2) {
                idLine = c == ':';
            } else if (idLine && c >= '0' && c <= '9') {
                number = 10 * number + c - '0';
            }
        }
    }
}
