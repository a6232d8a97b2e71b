package io.ringfire.app.service;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import java.util.List;

/** What the service can run now. */
final class SupportedModes {
    private SupportedModes() {}

    /**
     * Refuses what needs a broker.
     *
     * @throws ConfigurationException naming the key, and what would run
     */
    static void require(Settings settings) {
        if (settings.mode() == Settings.Mode.LIVE) {
            throw new ConfigurationException(List.of(
                    "mode: live comes with the MetaTrader adapter, which this version does not have; paper runs now"));
        }
        if (settings.paper().source() != Settings.PaperSource.DEMO) {
            throw new ConfigurationException(List.of("paper.source: "
                    + settings.paper().source().name().toLowerCase(java.util.Locale.ROOT)
                    + " comes with the MetaTrader adapter, which this version does not have; demo runs now"));
        }
    }
}
