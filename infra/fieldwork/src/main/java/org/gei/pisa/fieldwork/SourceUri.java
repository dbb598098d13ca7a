package org.gei.pisa.fieldwork;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `ALB=postgresql://user:password@host:port/database` as a source database.
final class SourceUri implements ITypeConverter<SourceDatabase> {

    private static final String EXPECTED = "expected CNT=postgresql://user:password@host/database";

    @Override
    public SourceDatabase convert(String value) {
        int equals = value.indexOf('=');
        if (equals != 3) {
            throw new TypeConversionException(EXPECTED + ", but found no code of three letters before '='");
        }
        var database = DatabaseUri.parse(value.substring(equals + 1), EXPECTED);
        return new SourceDatabase(
                value.substring(0, equals).toUpperCase(Locale.ROOT),
                database.jdbcUrl(),
                database.user(),
                database.password());
    }
}
