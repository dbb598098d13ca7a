package org.gei.pisa.fieldwork;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `postgresql://user:password@host:port/database`.
final class DatabaseUri implements ITypeConverter<DatabaseUri.Database> {

    private static final int POSTGRESQL = 5432;
    private static final String FORM = "postgresql://user:password@host/database";

    record Database(String jdbcUrl, String user, String password) {

        /// Without the password.
        @Override
        public String toString() {
            return jdbcUrl + " as " + user;
        }
    }

    @Override
    public Database convert(String value) {
        return parse(value, "expected " + FORM);
    }

    /// @throws TypeConversionException with the message `expected`, without the value, which holds a password
    static Database parse(String value, String expected) {
        try {
            var uri = new URI(value);
            var user = uri.getRawUserInfo();
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || user == null
                    || uri.getPath().length() < 2) {
                throw new TypeConversionException(expected);
            }
            int colon = user.indexOf(':');
            int port = uri.getPort() < 0 ? POSTGRESQL : uri.getPort();
            return new Database(
                    "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), port, uri.getRawPath()),
                    decoded(colon < 0 ? user : user.substring(0, colon)),
                    colon < 0 ? "" : decoded(user.substring(colon + 1)));
        } catch (URISyntaxException e) {
            throw new TypeConversionException(expected);
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
