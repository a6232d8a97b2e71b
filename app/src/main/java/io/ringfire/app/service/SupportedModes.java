package io.ringfire.app.service;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import java.util.List;

/** What the service can run now. */
final class SupportedModes {
    private SupportedModes() {}

    /**
     * Refuses what is not there yet.
     *
     * @throws ConfigurationException naming the key, and what would run
     */
    static void require(Settings settings) {
        if (settings.mode() == Settings.Mode.PAPER && settings.paper().source() == Settings.PaperSource.HISTORY) {
            throw new ConfigurationException(
                    List.of("paper.source: history is not there yet; demo and live are, and backtest runs on history"));
        }
    }
}
