package io.ringfire.app.config;

import java.util.List;
import java.util.SortedMap;

/**
 * What a reading gave.
 *
 * @param notices what an operator should be told: stripped quotes, assumed account values, keys without effect
 * @param places where each written key stands, by dotted key ({@code strategy.a.fast}, {@code accounts.DEMO_ACCOUNT_1.login})
 */
public record LoadedSettings(Settings settings, List<String> notices, SortedMap<String, String> places) {
    /**
     * A fault that only a later check can find, such as in a strategy's parameter. Names where the key was written, or else
     * where the nearest section around it was.
     */
    public ConfigurationException fault(String key, String message) {
        String holder = key;
        while (!places.containsKey(holder) && holder.contains(".")) {
            holder = holder.substring(0, holder.lastIndexOf('.'));
        }
        String place = places.getOrDefault(holder, Place.BUILT_IN.toString());
        return new ConfigurationException(List.of(place + ": " + key + ": " + message));
    }
}
