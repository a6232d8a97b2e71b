package io.ringfire.engine.strategy;

import io.ringfire.engine.market.BarSpec;
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
    private final Set<String> known = new TreeSet<>();
    private final boolean isSizedByRisk;

    /** For the strategy configured as {@code strategyId}, which says the volume of its entries itself. */
    public StrategyParameters(String strategyId, Map<String, String> values) {
        this(strategyId, values, false);
    }

    /**
     * For the strategy configured as {@code strategyId}.
     *
     * @param isSizedByRisk whether risk computes the volume of its entries
     */
    public StrategyParameters(String strategyId, Map<String, String> values, boolean isSizedByRisk) {
        this.strategyId = strategyId;
        this.isSizedByRisk = isSizedByRisk;
        this.values = new LinkedHashMap<>(values);
        this.unread = new TreeSet<>(values.keySet());
    }

    /** The id that the configuration gives this strategy. */
    public String strategyId() {
        return strategyId;
    }

    /** Whether risk computes the volume of its entries: {@link Desk#enterSized} then, and else {@link Desk#enter}. */
    public boolean isSizedByRisk() {
        return isSizedByRisk;
    }

    /**
     * A kind of bars.
     *
     * @throws ParameterFault when it is missing or none
     */
    public BarSpec bars(String key) {
        String text = given(key, BarSpec.FORM);
        try {
            return BarSpec.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(key, text, "a kind of bars: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #bars(String)}, and something else where it is missing.
     *
     * @throws ParameterFault when it is none
     */
    public BarSpec bars(String key, BarSpec otherwise) {
        return isGiven(key) ? bars(key) : otherwise;
    }

    /**
     * A whole number in a range.
     *
     * @throws ParameterFault when it is missing or not that
     */
    public int wholeNumber(String key, int from, int to) {
        String right = "a whole number from " + from + " to " + to;
        String text = given(key, right);
        try {
            int value = Integer.parseInt(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, right, e);
        }
        throw wrong(key, text, right, null);
    }

    /**
     * A number in a range, as written in decimals; something else where it is missing.
     *
     * @throws ParameterFault when it is not that
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
        known.add(key);
        return values.containsKey(key);
    }

    /**
     * As {@link #wholeNumber(String, int, int)}, and something else where it is missing.
     *
     * @throws ParameterFault when it is not that
     */
    public int wholeNumber(String key, int from, int to, int otherwise) {
        return isGiven(key) ? wholeNumber(key, from, to) : otherwise;
    }

    /**
     * As {@link #lotsAsMicroLots(String)}, and something else where it is missing.
     *
     * @throws ParameterFault when it is not that
     */
    public long lotsAsMicroLots(String key, long otherwise) {
        return isGiven(key) ? lotsAsMicroLots(key) : otherwise;
    }

    /**
     * Lots, exact to 10^-6, as micro-lots.
     *
     * @throws ParameterFault when it is missing, not positive or finer than that
     */
    public long lotsAsMicroLots(String key) {
        String right = "a positive number of lots with at most 6 decimals";
        String text = given(key, right);
        try {
            long microLots = new BigDecimal(text).movePointRight(6).longValueExact();
            if (microLots > 0) {
                return microLots;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(key, text, right, e);
        }
        throw wrong(key, text, right, null);
    }

    /**
     * One of some words.
     *
     * @throws ParameterFault when it is none of them
     */
    public String oneOf(String key, String defaultValue, String... words) {
        String text = isGiven(key) ? text(key) : defaultValue;
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
     * @throws ParameterFault when it is missing
     */
    public String text(String key) {
        return given(key, "a word");
    }

    /**
     * Says that every key is known now.
     *
     * @throws ParameterFault naming a key that nothing asked for
     */
    public void requireNothingElse() {
        if (!unread.isEmpty()) {
            String first = unread.iterator().next();
            String right = known.isEmpty() ? "this strategy takes none" : "known are " + String.join(", ", known);
            throw new ParameterFault(strategyId, first, "unknown key " + String.join(", ", unread) + "; " + right);
        }
    }

    private String given(String key, String right) {
        known.add(key);
        unread.remove(key);
        String text = values.get(key);
        if (text == null) {
            throw new ParameterFault(strategyId, key, "missing; give " + right);
        }
        return text;
    }

    private ParameterFault wrong(String key, String text, String right, Exception cause) {
        ParameterFault fault = new ParameterFault(strategyId, key, "'" + text + "' is not " + right);
        fault.initCause(cause);
        return fault;
    }
}
