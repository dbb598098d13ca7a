package org.gei.pisa.batch.warehouse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.StudentResponse;
import org.gei.pisa.domain.response.Validation;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/// Responses on their way into a table, in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format";
/// arrays as `array_recv` reads them). What is full goes to the server at once, which stores it while the next is
/// made.
final class CopyRows {

    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short END = -1;
    private static final int NULL = -1;
    private static final int FLOAT8 = 701;
    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    /// Columns before those of the background variables, in the order of [StudentResponses#COLUMNS].
    private static final int FIXED = 14;

    private static final int LONGEST_COUNTRY = 64;
    private static final int SEND_AT = 64 << 10;

    private final CopyIn to;
    private final boolean[] categorical;
    private final ByteBuffer bytes;
    private final int longest;

    /// @param categorical for each background variable whether it is stored as a whole number
    CopyRows(CopyIn to, boolean[] categorical) {
        this.to = to;
        this.categorical = categorical;
        this.longest = FIXED * (Integer.BYTES + 2 * Long.BYTES)
                + LONGEST_COUNTRY
                + (Codebook.REPLICATES + 3 * Codebook.PLAUSIBLE_VALUES) * (Integer.BYTES + Double.BYTES)
                + categorical.length * (Integer.BYTES + Double.BYTES);
        this.bytes = ByteBuffer.allocate(SEND_AT + longest);
        bytes.put(HEADER);
    }

    /// For each background variable whether it is stored as a whole number.
    ///
    /// @throws IllegalArgumentException if a code does not fit into `smallint`
    static boolean[] categorical(List<Variable> background) {
        var categorical = new boolean[background.size()];
        for (var i = 0; i < categorical.length; i++) {
            var variable = background.get(i);
            categorical[i] = !variable.codes().isEmpty();
            for (int code : variable.codes().keySet()) {
                if (code != (short) code) {
                    throw new IllegalArgumentException(
                            "variable " + variable.name() + ": expected codes from -32768 to 32767, but got " + code);
                }
            }
        }
        return categorical;
    }

    void add(Validation.Accepted row, long version, Instant loadedAt) throws SQLException {
        var response = row.response();
        bytes.putShort((short) (FIXED + categorical.length));
        country(response.country());
        number(response.id());
        number(version);
        hash(response);
        time(row.raw().submittedAt());
        time(row.raw().changedAt());
        time(loadedAt);
        number(response.school());
        number(response.student());
        number(response.finalWeight());
        array(response.replicateWeights());
        array(response.reading());
        array(response.mathematics());
        array(response.science());
        background(response.background());
        if (bytes.position() >= SEND_AT) {
            send();
        }
    }

    /// Sends what is left; the number of rows that the server has stored.
    long end() throws SQLException {
        bytes.putShort(END);
        send();
        return to.endCopy();
    }

    private void send() throws SQLException {
        to.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    private void country(String code) {
        var text = code.getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_COUNTRY) {
            throw new IllegalArgumentException(
                    "country: expected a code of at most " + LONGEST_COUNTRY + " bytes, but got " + code);
        }
        bytes.putInt(text.length).put(text);
    }

    private void hash(StudentResponse response) {
        bytes.putInt(2 * Long.BYTES)
                .putLong(response.contentHash().getMostSignificantBits())
                .putLong(response.contentHash().getLeastSignificantBits());
    }

    private void number(long value) {
        bytes.putInt(Long.BYTES).putLong(value);
    }

    private void number(double value) {
        bytes.putInt(Double.BYTES).putDouble(value);
    }

    /// Microseconds since the beginning of 2000.
    private void time(Instant time) {
        number((time.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + time.getNano() / 1000);
    }

    private void array(double @Nullable [] values) {
        if (values == null) {
            bytes.putInt(NULL);
            return;
        }
        bytes.putInt(5 * Integer.BYTES + values.length * (Integer.BYTES + Double.BYTES))
                .putInt(1) // dimensions
                .putInt(0) // no element is null
                .putInt(FLOAT8)
                .putInt(values.length)
                .putInt(1); // index of the first
        for (var value : values) {
            number(value);
        }
    }

    private void background(double[] values) {
        for (var i = 0; i < values.length; i++) {
            var value = values[i];
            if (Double.isNaN(value)) {
                bytes.putInt(NULL);
            } else if (categorical[i]) {
                bytes.putInt(Short.BYTES).putShort((short) value);
            } else {
                number(value);
            }
        }
    }
}
