package io.ringfire.app.doctor;

/**
 * What one look found.
 *
 * @param name what was looked at
 * @param found what is there
 * @param mend what to do; empty when all is well
 */
public record Check(String name, Level level, String found, String mend) {
    /** How it is. */
    public enum Level {
        /** Well. */
        OK,
        /** The service runs, but an operator should know. */
        WARN,
        /** The service will not run. */
        FAIL
    }

    static Check ok(String name, String found) {
        return new Check(name, Level.OK, found, "");
    }

    static Check warn(String name, String found, String mend) {
        return new Check(name, Level.WARN, found, mend);
    }

    static Check fail(String name, String found, String mend) {
        return new Check(name, Level.FAIL, found, mend);
    }
}
