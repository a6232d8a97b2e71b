package io.ringfire.engine.shield;

import io.ringfire.engine.market.BarSpec;
import java.util.List;

/**
 * How entries are judged. Immutable.
 *
 * @param bars of what a market is judged by
 * @param timeframes whose trends are compared, each with its weight
 * @param regime index among {@code timeframes} of the one whose trend is the regime
 * @param weightsPermille of each component, by its code; 0 leaves it out
 * @param minScorePermille entries with less do not pass
 * @param sizesPermille share of the volume that each class gets, by its code
 * @param throttle how the threshold gives way in a drought
 * @param coolDownNs behind an entry that passed, none passes in its symbol; 0 for none
 * @param maxPerHourAndSymbol most that pass in a symbol within an hour; 0 for any number
 * @param maxPerHour most that pass in all within an hour; 0 for any number
 * @param confluenceNs how long a wish counts as another's confirmation
 * @param sessionMask bits of the calendar's sessions of which one should be open; 0 for no judgement
 */
public record ShieldRules(
        BarSpec bars,
        List<Timeframe> timeframes,
        int regime,
        List<Integer> weightsPermille,
        int minScorePermille,
        List<Integer> sizesPermille,
        ThrottleRules throttle,
        long coolDownNs,
        int maxPerHourAndSymbol,
        int maxPerHour,
        long confluenceNs,
        int sessionMask) {
    /** Most that a cap can be. */
    public static final int MOST_PER_HOUR = 1_000;

    /**
     * Bars of one length, and how much their trend counts.
     *
     * @param weight at least 1
     */
    public record Timeframe(BarSpec bars, int weight) {}

    /** Checks what arrays are indexed by. */
    public ShieldRules {
        timeframes = List.copyOf(timeframes);
        weightsPermille = List.copyOf(weightsPermille);
        sizesPermille = List.copyOf(sizesPermille);
        if (weightsPermille.size() != ShieldComponent.COUNT || sizesPermille.size() != ShieldClass.COUNT) {
            throw new IllegalArgumentException(weightsPermille.size() + " weights and " + sizesPermille.size()
                    + " sizes are not " + ShieldComponent.COUNT + " and " + ShieldClass.COUNT);
        }
        if (regime < 0 || regime >= timeframes.size()) {
            throw new IllegalArgumentException("regime " + regime + " is none of " + timeframes.size() + " timeframes");
        }
        if (maxPerHour > MOST_PER_HOUR || maxPerHourAndSymbol > MOST_PER_HOUR) {
            throw new IllegalArgumentException("a cap is above " + MOST_PER_HOUR);
        }
    }

    /** Weight of a component. */
    public int weight(ShieldComponent component) {
        return weightsPermille.get(component.code());
    }
}
