package io.ringfire.engine.ingress;

import java.nio.charset.StandardCharsets;

/**
 * What RunStarted says of a run.
 *
 * @param mode L live, P paper, B backtest
 * @param installation six base-32 characters; 000000 in backtests
 * @param nextOrderNumber counter of the first order
 * @param runNumber of this data directory; not hashed
 * @param configHash SHA-256 hex of the configuration; not hashed
 * @param build version and commit; not hashed
 * @param warmUpFromNs ticks of earlier runs from here on warm detect up; 0 for none
 */
public record RunSpec(
        char mode,
        String installation,
        long nextOrderNumber,
        long runNumber,
        String configHash,
        String build,
        long warmUpFromNs) {

    /** Installation of every backtest, so that equal runs number their orders alike. */
    public static final String BACKTEST_INSTALLATION = "000000";

    /** Checks lengths. */
    public RunSpec {
        if (!installation.matches("[0-9A-HJKMNP-TV-Z]{6}")) {
            throw new IllegalArgumentException("installation '" + installation + "' is not six base-32 characters");
        }
        if (configHash.length() > 64) {
            throw new IllegalArgumentException("configHash is longer than 64 characters");
        }
    }

    byte[] installationBytes() {
        return installation.getBytes(StandardCharsets.US_ASCII);
    }
}
