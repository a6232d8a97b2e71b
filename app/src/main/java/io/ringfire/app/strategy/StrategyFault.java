package io.ringfire.app.strategy;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.LoadedSettings;

/** A strategy cannot be made as it is configured. */
final class StrategyFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String complaint;

    /**
     * Complains.
     *
     * @param key the key that is to be mended, dotted
     * @param complaint what is wrong, and what would be right
     */
    StrategyFault(String key, String complaint, Throwable cause) {
        super(key + ": " + complaint, cause);
        this.key = key;
        this.complaint = complaint;
    }

    /** As a fault of the configuration that names where the key was written. */
    ConfigurationException at(LoadedSettings loaded) {
        return loaded.fault(key, complaint);
    }
}
