package io.ringfire.engine.ledger;

import io.ringfire.engine.order.VenueKind;

/**
 * An account as a run begins.
 *
 * @param name at most 32 ASCII characters
 * @param currency packed as {@link io.ringfire.engine.instrument.Currency}
 * @param leverage 100 for 1:100
 * @param venueKind who fills its orders
 * @param isExclusive nobody else trades it
 * @param isManual a person approves each entry
 * @param sourceId source whose quotes hold for it; 0 for all
 * @param standing what limits on losses measure from
 */
public record AccountSpec(
        String name,
        int currency,
        int leverage,
        boolean isNetting,
        long balanceMicros,
        VenueKind venueKind,
        boolean isExclusive,
        boolean isManual,
        int sourceId,
        AccountStanding standing) {
    /** Checks the name. */
    public AccountSpec {
        if (name.isEmpty() || name.length() > 32 || !name.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("account name '" + name + "' is not 1 to 32 ASCII characters");
        }
    }

    /** An account that is new. */
    public AccountSpec(
            String name,
            int currency,
            int leverage,
            boolean isNetting,
            long balanceMicros,
            VenueKind venueKind,
            boolean isExclusive,
            boolean isManual,
            int sourceId) {
        this(
                name,
                currency,
                leverage,
                isNetting,
                balanceMicros,
                venueKind,
                isExclusive,
                isManual,
                sourceId,
                AccountStanding.NEW);
    }

    /** An account of the simulated venue, which takes every source's quotes and trades without asking. */
    public AccountSpec(String name, int currency, int leverage, boolean isNetting, long balanceMicros) {
        this(name, currency, leverage, isNetting, balanceMicros, VenueKind.SIMULATED, true, false, 0);
    }
}
