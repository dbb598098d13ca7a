package org.gei.pisa.fieldwork.synthetic;

/// The three domains every participant was assessed in, in the order the arrays of this package have them.
enum Domain {
    READ,
    MATH,
    SCIE;

    static final int COUNT = values().length;
}
