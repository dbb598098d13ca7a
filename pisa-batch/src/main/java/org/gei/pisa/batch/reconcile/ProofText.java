package org.gei.pisa.batch.reconcile;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import org.gei.pisa.domain.operations.CompletenessProof;

/// A proof in words.
final class ProofText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ProofText() {}

    /// The same proof with its text, `ALB: 6,333 rows, hash ..., proved up to 14:03:21`, and what had to
    /// be mended.
    static CompletenessProof proof(CompletenessProof of) {
        var mended = new ArrayList<String>();
        if (of.missing() > 0) {
            mended.add("%,d missing loaded".formatted(of.missing()));
        }
        if (of.differing() > 0) {
            mended.add("%,d differing loaded again".formatted(of.differing()));
        }
        if (of.retired() > 0) {
            mended.add("%,d retired".formatted(of.retired()));
        }
        var text = "%s: %,d rows, hash %s, proved up to %s%s"
                .formatted(
                        of.country(),
                        of.rows(),
                        of.hash(),
                        TIME.format(of.provedUpTo().atZone(ZoneId.systemDefault())),
                        mended.isEmpty() ? "" : " (" + String.join(", ", mended) + ")");
        return new CompletenessProof(
                of.country(),
                of.provedUpTo(),
                text,
                of.rows(),
                of.hash(),
                of.quarantined(),
                of.missing(),
                of.differing(),
                of.retired(),
                of.execution());
    }
}
