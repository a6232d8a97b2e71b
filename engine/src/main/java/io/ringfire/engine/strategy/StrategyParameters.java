package io.ringfire.engine.strategy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A strategy's configuration as text by key. Each getter names the key and what would be right when the text is not; what no
 * getter asked for is found by {@link #requireNothingElse}.
 */
public final class StrategyParameters {
    private final String strategyId;
    private final Map<String, String> values;
    private final Set<String> unread;

    /** For the strategy configured as {@code strategyId}. */
    public StrategyParameters(String strategyId, Map<String, String> values) {
        this.strategyId = strategyId;
        this.values = new LinkedHashMap<>(values);
        this.unread = new TreeSet<>(values.keySet());
    }

    /** The id that the configuration gives this strategy. */
    public String strategyId() {
        return strategyId;
    }

    /**
     * A whole number in a range.
     *
     * @throws IllegalArgumentException when it is missing or not that
     */
    public int wholeNumber(String key, int from, int to) {
        String text = text(key);
        try {
            int value = Integer.parseInt(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a whole number from " + from + " to " + to, e);
        }
        throw wrong(key, text, "a whole number from " + from + " to " + to, null);
    }

    /**
     * A number in a range, as written in decimals; something else where it is missing.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public double decimal(String key, double from, double to, double otherwise) {
        if (!isGiven(key)) {
            return otherwise;
        }
        String text = text(key);
        String right = "a number from " + from + " to " + to;
        try {
            double value = new BigDecimal(text).doubleValue();
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, right, e);
        }
        throw wrong(key, text, right, null);
    }

    /** Whether the configuration has this key. */
    public boolean isGiven(String key) {
        return values.containsKey(key);
    }

    /**
     * As {@link #wholeNumber(String, int, int)}, and something else where it is missing.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public int wholeNumber(String key, int from, int to, int otherwise) {
        return isGiven(key) ? wholeNumber(key, from, to) : otherwise;
    }

    /**
     * Lots, exact to 10^-6, as micro-lots.
     *
     * @throws IllegalArgumentException when it is missing, not positive or finer than that
     */
    public long lotsAsMicroLots(String key) {
        String text = text(key);
        try {
            long microLots = new BigDecimal(text).movePointRight(6).longValueExact();
            if (microLots > 0) {
                return microLots;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(key, text, "a positive number of lots with at most 6 decimals", e);
        }
        throw wrong(key, text, "a positive number of lots with at most 6 decimals", null);
    }

    /**
     * One of some words.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public String oneOf(String key, String defaultValue, String... words) {
        String text = values.containsKey(key) ? text(key) : defaultValue;
        for (String word : words) {
            if (word.equals(text)) {
                return text;
            }
        }
        throw wrong(key, text, "one of " + String.join(", ", words), null);
    }

    /**
     * Text as it stands.
     *
     * @throws IllegalArgumentException when it is missing
     */
    public String text(String key) {
        unread.remove(key);
        String text = values.get(key);
        if (text == null) {
            throw new IllegalArgumentException("strategy " + strategyId + ": key '" + key + "' is missing");
        }
        return text;
    }

    /**
     * Says that every key is known now.
     *
     * @throws IllegalArgumentException naming a key that nothing asked for
     */
    public void requireNothingElse() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("strategy " + strategyId + ": unknown key "
                    + String.join(", ", unread) + "; known are "
                    + String.join(", ", known()));
        }
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(values.keySet());
        known.removeAll(unread);
        return known;
    }

    private IllegalArgumentException wrong(String key, String text, String right, Exception cause) {
        return new IllegalArgumentException(
                "strategy " + strategyId + ": " + key + "='" + text + "' is not " + right, cause);
    }
}
