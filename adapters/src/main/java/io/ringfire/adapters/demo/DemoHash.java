package io.ringfire.adapters.demo;

/** Random numbers by position instead of in turn: the same key and index always give the same number. */
final class DemoHash {
    private DemoHash() {}

    /** 64 well-mixed bits. The mixer is that of SplitMix64: Steele, Lea and Flood, OOPSLA 2014. */
    static long mix(long key, long index) {
        long z = key + index * 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }

    /** A number of 0…bound-1 from mixed bits. */
    static int below(long bits, int bound) {
        return (int) ((bits >>> 32) * bound >>> 32);
    }

    /** A number of [-1, 1) from mixed bits. */
    static double signedUnit(long bits) {
        return (bits >> 11) * 0x1.0p-52;
    }
}
