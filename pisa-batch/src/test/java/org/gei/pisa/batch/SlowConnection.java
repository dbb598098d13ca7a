package org.gei.pisa.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A port of this machine that passes on to a server, each piece of an answer after a while; or never, if
/// there is no server: who connects there waits for a greeting that does not come.
public final class SlowConnection implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    private volatile long delay;

    /// @param server port to pass on to; 0 for none
    public SlowConnection(int server, long delayMilliseconds) throws IOException {
        this.delay = delayMilliseconds;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(() -> {
            while (true) {
                var client = socket.accept();
                clients.add(client); // one that nobody refers to would be closed by the garbage collector
                if (server != 0) {
                    var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                    pass(client.getInputStream(), behind.getOutputStream(), false);
                    pass(behind.getInputStream(), client.getOutputStream(), true);
                }
            }
        });
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void delay(long milliseconds) {
        delay = milliseconds;
    }

    private void pass(InputStream in, OutputStream out, boolean slowly) {
        threads.submit(() -> {
            var piece = new byte[65536];
            try (in;
                    out) {
                for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (slowly) {
                        TimeUnit.MILLISECONDS.sleep(delay); // this is what is tested, not a wait for a condition
                    }
                    out.write(piece, 0, read);
                    out.flush();
                }
            }
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : clients) {
            client.close();
        }
        threads.shutdownNow();
    }
}
