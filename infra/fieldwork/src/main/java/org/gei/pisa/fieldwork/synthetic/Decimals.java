package org.gei.pisa.fieldwork.synthetic;

/// Numbers as the student file writes them.
final class Decimals {

    private static final long[] POWER = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /// The number with at most `decimals` digits (0 to 6) after the point, without trailing zeros.
    static String text(double value, int decimals) {
        long scaled = Math.round(value * POWER[decimals]);
        int digits = decimals;
        while (digits > 0 && scaled % 10 == 0) {
            scaled /= 10;
            digits--;
        }
        if (digits == 0) {
            return Long.toString(scaled);
        }
        long whole = Math.abs(scaled) / POWER[digits];
        long fraction = Math.abs(scaled) % POWER[digits];
        var text = new StringBuilder(16);
        if (scaled < 0) {
            text.append('-');
        }
        text.append(whole).append('.');
        for (int i = digits - 1; i > 0 && fraction < POWER[i]; i--) {
            text.append('0');
        }
        return text.append(fraction).toString();
    }
}
