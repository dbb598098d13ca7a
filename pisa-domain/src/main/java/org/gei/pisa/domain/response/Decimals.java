package org.gei.pisa.domain.response;

/// Reads plain decimal numbers from bytes.
final class Decimals {

    /// Up to here every whole number is a `double`.
    private static final long MOST = 1L << 53;

    private static final int LONGEST = 18;

    /// Powers of ten that are a `double` exactly.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private Decimals() {}

    /// The number, if it is written with at most 17 digits, a point among them or none, and a minus before
    /// them or none; NaN for anything else, which may be a number all the same.
    ///
    /// It is the `double` nearest to what is written, the one that [Double#parseDouble] gives: the digits and
    /// the power of ten are exact, so that only the division rounds (Clinger 1990, section 4).
    static double plain(byte[] bytes, int from, int length) {
        if (length == 0 || length > LONGEST) {
            return Double.NaN;
        }
        var end = from + length;
        var negative = bytes[from] == '-';
        var digits = 0L;
        var point = -1;
        var first = negative ? from + 1 : from;
        for (var i = first; i < end; i++) {
            var digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (bytes[i] == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        var count = end - first - (point < 0 ? 0 : 1);
        if (count == 0 || count >= LONGEST || digits > MOST) {
            return Double.NaN;
        }
        var number = point < 0 ? digits : digits / POWERS[end - point - 1];
        return negative ? -number : number;
    }
}
