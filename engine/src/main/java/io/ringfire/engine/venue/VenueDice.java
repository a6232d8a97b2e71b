package io.ringfire.engine.venue;

import io.ringfire.engine.number.Scale;

/**
 * The chance in the venue's models, from a seed alone: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014). Drawn only for a rate above zero, so that switching one model on does not shift a run
 * without it.
 */
final class VenueDice {
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    VenueDice(long seed) {
        state = seed;
    }

    /** Whether it happens this time. */
    boolean happens(int ratePpm) {
        return ratePpm > 0 && Long.remainderUnsigned(next(), Scale.MICROS) < ratePpm;
    }

    private long next() {
        state += GAMMA;
        long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
