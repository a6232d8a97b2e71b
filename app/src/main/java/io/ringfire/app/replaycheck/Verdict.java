package io.ringfire.app.replaycheck;

/** What came of a replay. */
public enum Verdict {
    /** The run was decided again just as it was. */
    EQUAL,
    /** It was decided otherwise, by the code that had decided it. */
    DIFFERS,
    /** It was decided otherwise, and by other code: there is nothing to compare. */
    OTHER_CODE,
    /** It could not be replayed. */
    FAILED
}
