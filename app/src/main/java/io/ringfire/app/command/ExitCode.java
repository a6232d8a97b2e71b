package io.ringfire.app.command;

/** What a command returns to the shell. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;

    /** A check failed, or something differs. */
    static final int DIFFERS = 1;

    /** The command line or the configuration is wrong. */
    static final int USAGE = 2;

    /** Something failed while running. */
    static final int FAILURE = 3;

    private ExitCode() {}
}
