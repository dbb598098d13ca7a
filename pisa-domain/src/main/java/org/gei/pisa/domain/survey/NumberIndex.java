package org.gei.pisa.domain.survey;

import java.util.Arrays;

/// From a number (the id of a response, a school) to a small one (a row, a counter): a hash table of primitives
/// with open addressing and linear probing, at most half full.
final class NumberIndex {

    static final int NONE = -1;
    private static final int SMALLEST = 128;

    private long[] numbers = new long[SMALLEST];
    private int[] targets = filled(SMALLEST);
    private int size;

    /// What the number leads to, or [#NONE].
    int find(long number) {
        return targets[place(number)];
    }

    int size() {
        return size;
    }

    /// Lets the number, new or known, lead to `target`.
    void put(long number, int target) {
        if (size + 1 > numbers.length / 2) {
            grow();
        }
        int place = place(number);
        if (targets[place] == NONE) {
            size++;
        }
        numbers[place] = number;
        targets[place] = target;
    }

    /// The number's target; a new number gets the next one, counted from 0.
    int count(long number) {
        int known = find(number);
        if (known != NONE) {
            return known;
        }
        put(number, size);
        return size - 1;
    }

    /// Takes the number out. What follows it in its run is moved up, so that no search stops too early.
    void remove(long number) {
        int mask = numbers.length - 1;
        int hole = place(number);
        if (targets[hole] == NONE) {
            return;
        }
        size--;
        for (int at = hole + 1 & mask; targets[at] != NONE; at = at + 1 & mask) {
            if ((at - home(numbers[at]) & mask) >= (at - hole & mask)) {
                numbers[hole] = numbers[at];
                targets[hole] = targets[at];
                hole = at;
            }
        }
        targets[hole] = NONE;
    }

    private int place(long number) {
        int mask = numbers.length - 1;
        int at = home(number);
        while (targets[at] != NONE && numbers[at] != number) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int home(long number) {
        return (int) (number * 0x9E3779B97F4A7C15L >>> 32) & numbers.length - 1;
    }

    private void grow() {
        var oldNumbers = numbers;
        var oldTargets = targets;
        numbers = new long[oldNumbers.length * 2];
        targets = filled(numbers.length);
        size = 0;
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldTargets[i] != NONE) {
                put(oldNumbers[i], oldTargets[i]);
            }
        }
    }

    private static int[] filled(int length) {
        var targets = new int[length];
        Arrays.fill(targets, NONE);
        return targets;
    }
}
