package io.ringfire.engine.instrument;

/** Currencies as ints that hold their letters, so that a comparison is one instruction. Static; text is for off the path. */
public final class Currency {
    /** The code that ISO 4217 keeps for tests: no money. */
    public static final int TEST = of("XTS");

    private static final int JPY = of("JPY");
    private static final int KRW = of("KRW");

    private Currency() {}

    /**
     * Packs three or four ASCII capitals.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static int of(String code) {
        if (!code.matches("[A-Z]{3,4}")) {
            throw new IllegalArgumentException(
                    "currency '" + code + "' is not three or four capital letters, like USD");
        }
        int packed = 0;
        for (int i = 0; i < code.length(); i++) {
            packed = packed << 8 | code.charAt(i);
        }
        return packed;
    }

    /** The letters again. */
    public static String text(int currency) {
        StringBuilder text = new StringBuilder(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            int letter = currency >>> shift & 0xFF;
            if (letter != 0) {
                text.append((char) letter);
            }
        }
        return text.toString();
    }

    /** Decimal places to which amounts of this currency are rounded (ISO 4217). */
    public static int digits(int currency) {
        return currency == JPY || currency == KRW ? 0 : 2;
    }
}
