package io.ringfire.engine.record;

/** A journal could not be written, or holds what is not a record. The message names file and position. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a finding of our own. */
    public JournalException(String message) {
        super(message);
    }

    /** For a failure underneath. */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
