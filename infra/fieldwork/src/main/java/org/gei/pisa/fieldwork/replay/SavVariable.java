package org.gei.pisa.fieldwork.replay;

/// A variable of an SPSS system file.
///
/// @param name long name where the file has one
/// @param width bytes of a text, 0 for a number
/// @param segments elements of eight bytes each that a case has for it; a text longer than 255 bytes is stored in
///     several pieces of up to 252 of its bytes
/// @param missing numbers that mean "missing"; none for a text
record SavVariable(String name, int width, int segments, MissingValues missing) {

    static final int ELEMENT = 8;
    static final int LONGEST_PIECE = 255;
    static final int BYTES_PER_PIECE = 252;

    boolean text() {
        return width > 0;
    }

    static int segments(int width) {
        return width == 0 ? 1 : (width + ELEMENT - 1) / ELEMENT;
    }
}
