package org.gei.pisa.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/// Looks whether the ports are free before anything is started.
final class Ports {

    private Ports() {}

    /// @throws UserError naming the first that is taken, and the option that changes it
    static void check(UpOptions options) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("--port-ui", options.portUi());
        ports.put("--port-api", options.portApi());
        ports.put("--port-batch", options.portBatch());
        ports.put("--port-postgres", options.portPostgres());
        for (Map.Entry<String, Integer> entry : ports.entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(options.bind(), entry.getValue()));
            } catch (IOException e) {
                throw UserError.failed("port %d is in use: stop what listens there, or choose another with %s"
                        .formatted(entry.getValue(), entry.getKey()));
            }
        }
    }
}
