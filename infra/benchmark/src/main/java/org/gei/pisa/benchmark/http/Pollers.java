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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/// Many clients that each ask for the JSON of a resource once a period, on one thread, their requests spread evenly.
public final class Pollers implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ArrayDeque<Client> inTurn = new ArrayDeque<>();
    private final long apartNanos;

    private record Client(SocketChannel channel, byte[] request) {}

    /// @param paths that they ask for; one after the other, and again from the first
    /// @param period between two requests of one client
    public Pollers(URI server, List<String> paths, int clients, Duration period) throws IOException {
        selector = Selector.open();
        apartNanos = period.toNanos() / clients;
        for (int i = 0; i < clients; i++) {
            var channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            inTurn.add(new Client(
                    channel,
                    "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n\r\n"
                            .formatted(paths.get(i % paths.size()), server.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /// Lets them ask.
    ///
    /// @return how many requests were sent
    public int run(Duration duration) throws IOException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        int sent = 0;
        for (long now = begin; now < end; now = System.nanoTime()) {
            while (begin + sent * apartNanos <= now) {
                var client = inTurn.pop();
                client.channel().write(ByteBuffer.wrap(client.request()));
                inTurn.add(client);
                sent++;
            }
            selector.select(this::read, 1);
        }
        return sent;
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IllegalStateException("expected the server to keep the connection, but it was closed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection was lost", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var client : inTurn) {
            client.channel().close();
        }
        selector.close();
    }
}
