package io.ringfire.app.view;

/** The counter of an order id as text, for orders whose own record is of an earlier run. */
public final class Base32 {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    public static String text(long number) {
        StringBuilder text = new StringBuilder();
        long rest = number;
        do {
            text.insert(0, ALPHABET.charAt((int) (rest & MASK)));
            rest >>>= BITS;
        } while (rest != 0);
        return text.toString();
    }
}
