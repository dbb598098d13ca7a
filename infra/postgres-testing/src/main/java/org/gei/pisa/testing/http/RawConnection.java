package org.gei.pisa.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A connection that sends what no well-behaved client would.
public final class RawConnection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d{1,9})");

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
    }

    /// A connection whose client takes few bytes at a time.
    ///
    /// @param buffer bytes that are received ahead
    public RawConnection(int port, int buffer) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// What comes until the server closes the connection, or fails if it is still open after a time.
    public String receiveAll(Duration patience) throws IOException {
        return receive(patience, _ -> false);
    }

    /// A whole answer; of a stream its beginning; less if the server closes the connection.
    String receiveAnswer(Duration patience) throws IOException {
        return receive(patience, RawConnection::isWhole);
    }

    private String receive(Duration patience, Predicate<ByteArrayOutputStream> enough) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        var received = new ByteArrayOutputStream();
        var buffer = new byte[65536];
        try {
            int count;
            while (!enough.test(received) && (count = socket.getInputStream().read(buffer)) >= 0) {
                received.write(buffer, 0, count);
            }
        } catch (SocketException _) {
            // closed by the server while it had more to read
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(ByteArrayOutputStream received) {
        var text = received.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        var head = text.substring(0, end).toLowerCase(Locale.ROOT);
        int body = text.length() - end - 4;
        if (head.contains("text/event-stream")) {
            return body > 0;
        }
        var length = LENGTH.matcher(head);
        return length.find() ? body >= Integer.parseInt(length.group(1)) : text.endsWith("\r\n0\r\n\r\n");
    }

    /// What comes up to and with a text.
    public String receiveUntil(String end, Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        var received = new StringBuilder();
        while (received.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("expected " + end + ", but the connection was closed after: " + received);
            }
            received.append((char) next);
        }
        return received.toString();
    }

    /// Whether the server has closed the connection; what it sent before is skipped.
    public boolean closed() {
        try {
            socket.setSoTimeout(1);
            var skipped = new byte[8192];
            while (true) {
                if (socket.getInputStream().read(skipped) < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
