package io.ringfire.engine.money;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.Side;
import java.util.Arrays;

/**
 * The margin that an account's positions bind. Each position binds what it bound when it was opened. In an instrument held on
 * both sides the larger side counts, of equal ones the dearer: its volume that the other side does not cover in full, the covered
 * one at the instrument's hedged share; rounded HALF_UP to the account's currency. One thread; allocates nothing once made.
 */
public final class MarginBook {
    private static final int SIDES = 2;
    private static final long WHOLE_PPM = 1_000_000L;

    private final long[] quantities = new long[QuoteBoard.MAX_INSTRUMENTS * SIDES];
    private final long[] margins = new long[QuoteBoard.MAX_INSTRUMENTS * SIDES];
    private final long[] used = new long[QuoteBoard.MAX_INSTRUMENTS];
    private final WideProduct wide = new WideProduct();
    private final long unitMicros;
    private long totalMicros;

    /** Rounds to this unit, in micros. */
    public MarginBook(long unitMicros) {
        this.unitMicros = unitMicros;
    }

    /** What is bound, in micros of the account's currency. */
    public long totalMicros() {
        return totalMicros;
    }

    /** What would be used if this came on top. */
    public long totalWith(Instrument instrument, Side side, long quantityMicroLots, long marginMicros) {
        int mine = index(instrument, side);
        int other = index(instrument, side.opposite());
        long with = usedBy(
                instrument,
                quantities[mine] + quantityMicroLots,
                margins[mine] + marginMicros,
                quantities[other],
                margins[other]);
        return totalMicros - used[instrument.id()] + with;
    }

    /** Takes a volume in, or out when negative. */
    public void change(Instrument instrument, Side side, long quantityMicroLots, long marginMicros) {
        int mine = index(instrument, side);
        int other = index(instrument, side.opposite());
        quantities[mine] += quantityMicroLots;
        margins[mine] += marginMicros;
        long now = usedBy(instrument, quantities[mine], margins[mine], quantities[other], margins[other]);
        totalMicros += now - used[instrument.id()];
        used[instrument.id()] = now;
    }

    /** Forgets all positions. */
    public void clear() {
        Arrays.fill(quantities, 0);
        Arrays.fill(margins, 0);
        Arrays.fill(used, 0);
        totalMicros = 0;
    }

    /** The largest whole equity that is at or below a level of the margin; in two parts, so that nothing overflows. */
    public static long equityAtLevel(long marginMicros, int levelPpm) {
        return Math.multiplyExact(marginMicros / WHOLE_PPM, levelPpm) + marginMicros % WHOLE_PPM * levelPpm / WHOLE_PPM;
    }

    private long usedBy(Instrument instrument, long oneQuantity, long oneMargin, long otherQuantity, long otherMargin) {
        if (otherQuantity == 0) {
            return oneMargin;
        }
        // of equal sides the dearer one, so that neither the order of trades nor a restart decides
        boolean isOneLarger = oneQuantity == otherQuantity ? oneMargin >= otherMargin : oneQuantity > otherQuantity;
        long larger = isOneLarger ? oneQuantity : otherQuantity;
        long covered = isOneLarger ? otherQuantity : oneQuantity;
        long margin = isOneLarger ? oneMargin : otherMargin;
        long share = Math.addExact(
                Math.multiplyExact(larger - covered, WHOLE_PPM),
                Math.multiplyExact(covered, instrument.hedgedMarginPpm()));
        return wide.of(margin).times(share).dividedHalfUp(Math.multiplyExact(larger, WHOLE_PPM), unitMicros)
                * unitMicros;
    }

    private static int index(Instrument instrument, Side side) {
        return instrument.id() * SIDES + side.code();
    }
}
