package io.ringfire.adapters.notify;

/** A message was not taken. What it says names no token and no address. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;
    private final long retryAfterNs;

    private DeliveryException(String message, boolean isFinal, long retryAfterNs) {
        super(message);
        this.isFinal = isFinal;
        this.retryAfterNs = retryAfterNs;
    }

    /** It may be taken later. */
    public static DeliveryException passing(String message) {
        return new DeliveryException(message, false, 0);
    }

    /** It may be taken later, and not before so many ns are over. */
    public static DeliveryException busy(String message, long retryAfterNs) {
        return new DeliveryException(message, false, retryAfterNs);
    }

    /** It is not taken however often it is sent. */
    public static DeliveryException refused(String message) {
        return new DeliveryException(message, true, 0);
    }

    /** Whether it is not taken however often it is sent. */
    public boolean isFinal() {
        return isFinal;
    }

    /** What the other side asked to be left alone for, ns; 0 where it did not say. */
    public long retryAfterNs() {
        return retryAfterNs;
    }
}
