package io.ringfire.adapters.rates;

/** A rate that the file does not have. There is no default: whoever needs it must stop. */
public final class MissingRateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingRateException(String message) {
        super(message);
    }
}
