package org.gei.pisa.deployment.probe;

import java.net.HttpURLConnection;
import java.net.URI;

/// Ends with 0 if the application in the same container can do its work. In the images, which have no
/// program that could ask.
public final class Probe {

    private static final int PATIENCE_MILLIS = 5000;

    private Probe() {}

    public static void main(String[] arguments) throws Exception {
        var port = arguments.length > 0 ? arguments[0] : System.getenv("SERVER_PORT");
        var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                .toURL()
                .openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        System.exit(connection.getResponseCode() == HttpURLConnection.HTTP_OK ? 0 : 1);
    }
}
