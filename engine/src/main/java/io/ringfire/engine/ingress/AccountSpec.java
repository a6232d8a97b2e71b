package io.ringfire.engine.ingress;

/**
 * An account as a run begins.
 *
 * @param name at most 32 ASCII characters
 * @param currency packed as {@link io.ringfire.engine.instrument.Currency}
 * @param leverage 100 for 1:100
 */
public record AccountSpec(String name, int currency, int leverage, boolean isNetting, long balanceMicros) {
    /** Checks the name. */
    public AccountSpec {
        if (name.isEmpty() || name.length() > 32 || !name.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("account name '" + name + "' is not 1 to 32 ASCII characters");
        }
    }
}
