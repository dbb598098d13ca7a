package org.gei.pisa.fieldwork.synthetic;

/// Factors that make a school's replicate weights from its final weight: balanced repeated replication with
/// Fay's factor 0.5 over pairs of schools that stand next to each other in the sample; what is left of an
/// odd number joins the last pair as a triple (PISA 2018 Technical Report, chapter 8).
final class FayFactors {

    static final int REPLICATES = Hadamard.ORDER;
    private static final double PAIR = 0.5;
    private static final double TRIPLE = Math.sqrt(0.5);

    private FayFactors() {}

    /// Variance stratum of a school among `schools` schools in sample order: the pair or triple it belongs to.
    static int stratum(int school, int schools) {
        return Math.min(school / 2, Math.max(0, schools / 2 - 1));
    }

    /// Factor of the school in replicate `replicate`, from 0. Within a stratum the factors of every
    /// replicate add up to the number of its schools, so each replicate stands for the whole population. A
    /// triple is one school against two: the one gets 1.7071 and the two 0.6464, or the one 0.2929 and the
    /// two 1.3536.
    static double factor(int school, int schools, int replicate) {
        int stratum = stratum(school, schools);
        boolean first = school == 2 * stratum;
        // Strata beyond the order of the matrix share columns, as in PISA.
        double direction = Hadamard.positive(replicate, stratum % Hadamard.ORDER) ? 1 : -1;
        boolean triple = schools % 2 == 1 && stratum == schools / 2 - 1;
        if (triple) {
            return 1 + direction * (first ? TRIPLE : -TRIPLE / 2);
        }
        return 1 + direction * (first ? PAIR : -PAIR);
    }
}
