package org.gei.pisa.fieldwork;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `ALB=postgresql://user:password@host:port/database` as a source database.
final class SourceUri implements ITypeConverter<SourceDatabase> {

    private static final int POSTGRESQL = 5432;
    private static final String EXPECTED = "expected CNT=postgresql://user:password@host/database";

    @Override
    public SourceDatabase convert(String value) {
        int equals = value.indexOf('=');
        if (equals != 3) {
            throw new TypeConversionException(EXPECTED + ", but found no code of three letters before '='");
        }
        try {
            var uri = new URI(value.substring(equals + 1));
            var user = uri.getRawUserInfo();
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || user == null
                    || uri.getPath().length() < 2) {
                throw new TypeConversionException(EXPECTED);
            }
            int colon = user.indexOf(':');
            int port = uri.getPort() < 0 ? POSTGRESQL : uri.getPort();
            return new SourceDatabase(
                    value.substring(0, equals).toUpperCase(Locale.ROOT),
                    "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), port, uri.getRawPath()),
                    decoded(colon < 0 ? user : user.substring(0, colon)),
                    colon < 0 ? "" : decoded(user.substring(colon + 1)));
        } catch (URISyntaxException e) {
            throw new TypeConversionException(EXPECTED); // without the value, which holds a password
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
