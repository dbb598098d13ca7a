package org.gei.pisa.api.codec;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;

/// Reads `float8[]` in its binary format into `double[]`: a NULL element is NaN, a NULL array is null. The driver's own
/// codec makes a `Double` of each element, which is several times slower for 170 of them per row.
///
/// The format (PostgreSQL's `array_send`): number of dimensions, whether there are NULLs, type of the elements; per
/// dimension its length and lower bound; then each element as its length, -1 for NULL, and its bytes.
final class DoubleArrayCodec implements Codec<double[]> {

    private static final int NULL = -1;

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return type == double[].class
                && dataType == PostgresqlObjectId.FLOAT8_ARRAY.getObjectId()
                && format == Format.FORMAT_BINARY;
    }

    @Override
    public double @Nullable [] decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends double[]> type) {
        if (buffer == null) {
            return null;
        }
        int dimensions = buffer.readInt();
        buffer.skipBytes(2 * Integer.BYTES);
        if (dimensions == 0) {
            return new double[0];
        }
        if (dimensions != 1) {
            throw new IllegalArgumentException(
                    "float8[]: expected an array of one dimension, but got one of " + dimensions);
        }
        var values = new double[buffer.readInt()];
        buffer.skipBytes(Integer.BYTES);
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.readInt() == NULL ? Double.NaN : buffer.readDouble();
        }
        return values;
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public EncodedParameter encode(Object value) {
        throw new UnsupportedOperationException("double[] is read only");
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        throw new UnsupportedOperationException("double[] is read only");
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("double[] is read only");
    }
}
