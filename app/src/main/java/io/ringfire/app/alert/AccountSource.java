package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings.Percents;
import io.ringfire.app.view.PublishedValues;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/** How far each account's equity is below the highest that was seen by any run. A withdrawal counts as a loss. */
final class AccountSource implements AlertSource {
    private final Percents rule;
    private final PublishedValues values;
    private final Map<String, BigDecimal> peaks;

    /** @param peaks the highest equities so far, which it raises */
    AccountSource(Percents rule, PublishedValues values, Map<String, BigDecimal> peaks) {
        this.rule = rule;
        this.values = values;
        this.peaks = peaks;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        for (PublishedValues.Item account : values.of("account")) {
            BigDecimal equity = account.json().path("equity").decimalValue();
            BigDecimal peak = peaks.merge(account.name(), equity, BigDecimal::max);
            if (!rule.enabled() || peak.signum() <= 0) {
                continue;
            }
            Limits.above(peak.subtract(equity), peak, rule.warningPercent(), rule.criticalPercent())
                    .ifPresent(severity -> seen.accept(Sighting.lasting(
                            AlertRule.DRAWDOWN,
                            account.name(),
                            severity,
                            "equity " + equity.toPlainString() + " "
                                    + account.json().path("currency").asText()
                                    + " where its peak was " + peak.toPlainString())));
        }
    }
}
