package org.gei.pisa.fieldwork.synthetic;

import java.util.SplittableRandom;

/// Independent random streams, each named by the numbers it is for.
final class Seeds {

    private Seeds() {}

    static SplittableRandom random(long seed, String country, long index, int purpose) {
        long state = mix(seed + 0x9E3779B97F4A7C15L * (country.hashCode() + 1L));
        state = mix(state ^ (index + 0x632BE59BD9B4E019L * purpose));
        return new SplittableRandom(state);
    }

    /// The finalizer of MurmurHash3: every bit of the input moves every bit of the output.
    private static long mix(long z) {
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
