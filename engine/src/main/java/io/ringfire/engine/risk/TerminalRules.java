package io.ringfire.engine.risk;

/**
 * How far a terminal is believed that reports little, and what is done about what it does not say.
 *
 * @param stopProofNs how long after a touch of its stop or target a position may stay unproven before it is closed
 * @param closesLateFills whether an entry that was filled after its signal had expired is closed again
 * @param requoteRetries how many further orders a refused one may have while its signal holds
 * @param marginTolerancePermille how far margin in use may be from what the positions should bind, to prove them
 * @param proofTolerancePermille how far a step of the balance may be from an expected result, to prove a close
 */
public record TerminalRules(
        long stopProofNs,
        boolean closesLateFills,
        int requoteRetries,
        int marginTolerancePermille,
        int proofTolerancePermille) {
    private static final long DEFAULT_STOP_PROOF_NS = 5_000_000_000L;
    private static final int DEFAULT_TOLERANCE_PERMILLE = 20;

    /** What a configuration that says nothing of it means. */
    public static TerminalRules byDefault() {
        return new TerminalRules(
                DEFAULT_STOP_PROOF_NS, true, 0, DEFAULT_TOLERANCE_PERMILLE, DEFAULT_TOLERANCE_PERMILLE);
    }
}
