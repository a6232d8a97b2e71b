package io.ringfire.app.config;

import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.Severity;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * {@code alerts.*}: what an operator is told of, when, and by which ways. Decides nothing.
 *
 * @param coolDownMinutes after which one that lasts is told again; 0 = never
 * @param escalateMinutes after which one that nobody acknowledged becomes critical; 0 = never
 * @param resolveSeconds for which it must be gone before it counts as resolved
 * @param reportAt when the daily line is sent
 */
public record AlertSettings(
        boolean enabled,
        int coolDownMinutes,
        int escalateMinutes,
        int resolveSeconds,
        DayStart reportAt,
        Log log,
        Webhook webhook,
        Rules rules) {

    /** {@code alerts.log.*}: the file, and how many older ones stay. */
    public record Log(int maxMiB, int keepFiles) {}

    /** {@code alerts.webhook.*}: where to, and how long an answer may take. */
    public record Webhook(Optional<URI> url, int timeoutMs) {}

    /** Raised when something is older than so many seconds; 0 = not at this severity. */
    public record Ages(boolean enabled, int warningSeconds, int criticalSeconds) {}

    /** Raised when there are more than so many; 0 = not at this severity. */
    public record Counts(boolean enabled, int warningCount, int criticalCount) {}

    /** Raised beyond a share, in percent; 0 = not at this severity. */
    public record Percents(boolean enabled, BigDecimal warningPercent, BigDecimal criticalPercent) {}

    /** As {@link Percents}, once there are enough orders to speak of a share. */
    public record Confirmations(
            boolean enabled, BigDecimal warningPercent, BigDecimal criticalPercent, int leastOrders) {}

    /** As {@link Percents}, of the signals that are expected within the latest minutes of open time; 0 expected = never. */
    public record SignalRate(
            boolean enabled,
            BigDecimal expectedPerHour,
            int windowMinutes,
            BigDecimal warningPercent,
            BigDecimal criticalPercent) {}

    /** Raised while something is so. */
    public record State(boolean enabled, Severity severity) {}

    /** {@code alerts.rules.*}, one component a rule. */
    public record Rules(
            Ages eaSilent,
            Ages noTicks,
            Ages quietSymbol,
            Ages noSignals,
            SignalRate signalRate,
            Ages noTrades,
            Confirmations fewConfirmations,
            Counts waitingCommands,
            Ages journalStalled,
            Ages threadStalled,
            Ages moduleDown,
            State moduleRestarted,
            Counts manyRestarts,
            Percents diskLow,
            Percents drawdown,
            State orderInDoubt,
            State takeOver,
            State tradingHalted,
            State strategyDisabled,
            State restrained,
            State engineFailed,
            State engineAlert,
            State portUnbound,
            State replayMismatch,
            State backupFailed,
            State backupMade,
            State archiveFailed) {}
}
