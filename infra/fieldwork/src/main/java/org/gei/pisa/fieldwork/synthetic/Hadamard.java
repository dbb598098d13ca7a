package org.gei.pisa.fieldwork.synthetic;

/// The Hadamard matrix of order 80 that balances the half-samples, by Paley's first construction over the
/// integers modulo 79 (R. E. A. C. Paley, On orthogonal matrices, J. Math. Phys. 12, 1933).
final class Hadamard {

    static final int ORDER = 80;
    private static final int PRIME = ORDER - 1;
    private static final boolean[][] POSITIVE = construct();

    private Hadamard() {}

    /// True where the entry is +1.
    static boolean positive(int row, int column) {
        return POSITIVE[row][column];
    }

    /// `I + S` with S the bordered Jacobsthal matrix, which is skew because 79 leaves 3 when divided by 4;
    /// all rows but the first are negated, so that every column but the first has as many + as -.
    private static boolean[][] construct() {
        var residue = new boolean[PRIME];
        for (int i = 1; i < PRIME; i++) {
            residue[i * i % PRIME] = true;
        }
        var positive = new boolean[ORDER][ORDER];
        for (int row = 0; row < ORDER; row++) {
            for (int column = 0; column < ORDER; column++) {
                boolean skew = row == column || column > 0 && residue[Math.floorMod(column - row, PRIME)];
                positive[row][column] = row == 0 || !skew;
            }
        }
        return positive;
    }
}
