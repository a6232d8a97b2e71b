package io.ringfire.engine.shield;

import io.ringfire.engine.number.Permille;

/**
 * One judgement: of each component its value, its weight and its reason, all in permille, and what they come to. One object, filled
 * again and again.
 */
public final class ShieldScore {
    private final int[] values = new int[ShieldComponent.COUNT];
    private final int[] weights = new int[ShieldComponent.COUNT];
    private final ShieldReason[] reasons = new ShieldReason[ShieldComponent.COUNT];
    private int permille;

    /** A component's value, 0 to 1 and taken as such, under its weight. */
    void put(ShieldComponent component, double value, int weightPermille, ShieldReason reason) {
        int index = component.code();
        values[index] = (int) Math.round(Math.max(0, Math.min(1, value)) * Permille.FULL);
        weights[index] = weightPermille;
        reasons[index] = reason;
    }

    /** Leaves a component out of the score. */
    void leaveOut(ShieldComponent component) {
        put(component, 0, 0, ShieldReason.NOT_JUDGED);
    }

    /** Adds up: the weighted mean of the values, rounded HALF_UP; 0 where everything is left out. */
    void sum() {
        long sum = 0;
        long weight = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (long) values[i] * weights[i];
            weight += weights[i];
        }
        permille = weight == 0 ? 0 : (int) ((2 * sum + weight) / (2 * weight));
    }

    /** The score in permille: 1000 are 10 of 10. */
    public int permille() {
        return permille;
    }

    /** How good a component is, in permille. */
    public int valuePermille(int component) {
        return values[component];
    }

    /** How much it counts; 0 where it is left out. */
    public int weightPermille(int component) {
        return weights[component];
    }

    /** Why it has its value. */
    public ShieldReason reason(int component) {
        return reasons[component];
    }
}
