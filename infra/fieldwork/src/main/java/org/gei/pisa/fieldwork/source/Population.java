package org.gei.pisa.fieldwork.source;

import java.util.List;
import java.util.random.RandomGenerator;

/// The responses of one participant in the order they arrive. Every method is a pure function of its
/// arguments and of what the population was made from, so that a feed can be taken up again after it was
/// killed.
public interface Population {

    /// Code of the participant.
    String country();

    /// Responses there are in all.
    int size();

    /// Highest id there can be.
    int highestId();

    /// Id of the response that arrives at `position`, from 0; each id once.
    int id(int position);

    /// Values of that response, as [CopyRow] wants them.
    CharSequence fields(int position);

    /// What is found wrong in that response later; empty if nothing in this population is ever corrected.
    List<Correction> correction(int position, RandomGenerator random);
}
