package org.gei.pisa.domain.operations;

import java.util.List;

/// A page of completeness proofs, newest first.
public record ProofPage(List<CompletenessProof> proofs, int page, int size, long total) {
    public ProofPage {
        proofs = List.copyOf(proofs);
    }
}
