package org.gei.pisa.ui.feed;

/// The API understood what was asked and refuses it: asking again gives the same answer. The message says why, for
/// people.
final class Refusal extends RuntimeException {

    Refusal(String reason) {
        super(reason);
    }
}
