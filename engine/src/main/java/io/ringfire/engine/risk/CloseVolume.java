package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.VenueKind;

/** How much of a position a close takes, where less than all was wished for. */
final class CloseVolume {
    private CloseVolume() {}

    /**
     * A part is rounded down to the instrument's volume step. Where less than its smallest volume would be left, the whole is taken, since
     * nobody could close the rest. A terminal closes whole positions only.
     *
     * @return micro-lots; 0 for a part that is less than the smallest volume, which no venue would execute
     */
    static long of(Account account, Position held, long wishedMicroLots) {
        long all = held.quantityMicroLots();
        if (wishedMicroLots >= all || account.venueKind() != VenueKind.SIMULATED) {
            return all;
        }
        Instrument instrument = held.instrument();
        long least = instrument.volumeMinMicroLots();
        long step = instrument.volumeStepMicroLots();
        long part = wishedMicroLots / step * step;
        if (part < least) {
            return 0;
        }
        return all - part < least ? all : part;
    }
}
