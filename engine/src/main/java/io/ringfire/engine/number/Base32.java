package io.ringfire.engine.number;

/** The counter of an order id as text, for orders whose own record is of an earlier run. */
public final class Base32 {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int MASK = 31;
    private static final int MOST_DIGITS = 12;

    private Base32() {}

    /** The digits of a counter. */
    public static String text(long number) {
        StringBuilder text = new StringBuilder();
        long rest = number;
        do {
            text.insert(0, ALPHABET.charAt((int) (rest & MASK)));
            rest >>>= BITS;
        } while (rest != 0);
        return text.toString();
    }

    /** The counter of such digits; -1 for anything else. */
    public static long number(String text) {
        long number = text.isEmpty() || text.length() > MOST_DIGITS ? -1 : 0;
        for (int i = 0; number >= 0 && i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            number = digit < 0 ? -1 : number << BITS | digit;
        }
        return number;
    }
}
