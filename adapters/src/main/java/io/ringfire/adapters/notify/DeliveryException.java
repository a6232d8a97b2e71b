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
    static DeliveryException passing(String message) {
        return new DeliveryException(message, false, 0);
    }

    /** It may be taken later, and not before so many ns are over. */
    static DeliveryException busy(String message, long retryAfterNs) {
        return new DeliveryException(message, false, retryAfterNs);
    }

    /** It is not taken however often it is sent. */
    static DeliveryException refused(String message) {
        return new DeliveryException(message, true, 0);
    }

    boolean isFinal() {
        return isFinal;
    }

    long retryAfterNs() {
        return retryAfterNs;
    }
}
