package io.ringfire.engine.money;

import static io.ringfire.engine.money.Conversions.NO_RATE;
import static io.ringfire.engine.number.Scale.MICROS;
import static io.ringfire.engine.number.Scale.powerOfTen;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.Side;

/**
 * What a volume at a price earns, costs and binds. Amounts are micros (10^-6) of a currency. One thread; allocates nothing
 * once the ways between currencies are known. Results past 64 bits throw {@link ArithmeticException}.
 */
public final class Valuation {
    /** Scale of commission rates: 20,000 is 0.00002 of the notional. */
    public static final long RATE_SCALE = 1_000_000_000L;

    private final WideProduct wide = new WideProduct();
    private final Conversions conversions;
    private final QuoteBoard quotes;

    /** Values by these quotes. */
    public Valuation(Conversions conversions, QuoteBoard quotes) {
        this.conversions = conversions;
        this.quotes = quotes;
    }

    /** Profit of a volume in the profit currency, rounded to its decimals. */
    public long profit(Instrument instrument, Side side, long quantityMicroLots, long openPoints, long closePoints) {
        long unit = unitOf(instrument.profitCurrency());
        wide.of((closePoints - openPoints) * side.sign())
                .times(quantityMicroLots)
                .times(instrument.contractSize());
        return Math.multiplyExact(wide.dividedHalfUp(instrument.pointScale() * unit), unit);
    }

    /**
     * What an amount of points times micro-lots is worth in micros of the profit currency, where that needs no rounding: so a
     * volume, taken as one point of it, gives what each point adds. Asked once for a position, it saves a division at every quote.
     *
     * @return 0 where it would have to be rounded, or may not fit
     */
    public static long wholeMicros(Instrument instrument, long pointMicroLots) {
        long product = pointMicroLots * instrument.contractSize();
        long high = Math.multiplyHigh(pointMicroLots, instrument.contractSize());
        boolean isFitting = high == 0 && product >= 0;
        return isFitting && product % (instrument.pointScale() * unitOf(instrument.profitCurrency())) == 0
                ? product / instrument.pointScale()
                : 0;
    }

    /** A share of the notional in the profit currency, rounded to its decimals; {@code rate} in 10^-9. */
    public long shareOfNotional(Instrument instrument, long quantityMicroLots, long pricePoints, long rate) {
        long unit = unitOf(instrument.profitCurrency());
        wide.of(pricePoints)
                .times(quantityMicroLots)
                .times(instrument.contractSize())
                .times(rate);
        return Math.multiplyExact(wide.dividedHalfUp(instrument.pointScale() * unit, RATE_SCALE), unit);
    }

    /**
     * What a fill costs in an account's currency: the share of the notional, converted at the side that it trades, and what is taken by
     * the lot, each rounded to the decimals of its currency.
     *
     * @return not negative; {@link Conversions#NO_RATE} when a quote on the way is missing
     */
    public long commission(
            Commission terms,
            int currency,
            Instrument instrument,
            Side side,
            long quantityMicroLots,
            long pricePoints) {
        long cost = 0;
        if (terms.rate() > 0) {
            long share = shareOfNotional(instrument, quantityMicroLots, pricePoints, terms.rate());
            cost = convert(share, instrument.profitCurrency(), currency, side == Side.SELL);
            if (cost == NO_RATE) {
                return NO_RATE;
            }
        }
        if (terms.perLotMicros() > 0) {
            long unit = unitOf(currency);
            long byLot = wide.of(terms.perLotMicros()).times(quantityMicroLots).dividedHalfUp(MICROS, unit);
            cost = Math.addExact(cost, Math.multiplyExact(byLot, unit));
        }
        return cost;
    }

    /**
     * An amount in another currency, rounded to that one's decimals.
     *
     * @param useBid convert at the bids, as for a sell fill; else at the asks
     * @return {@link Conversions#NO_RATE} when a quote on the way is missing
     */
    public long convert(long micros, int from, int to, boolean useBid) {
        if (from == to) {
            return micros;
        }
        long unit = unitOf(to);
        long units = conversions.convert(wide.of(micros), from, to, useBid, quotes, unit);
        return units == NO_RATE ? NO_RATE : Math.multiplyExact(units, unit);
    }

    /**
     * Profit between two values, each the sum of price times quantity, in an account's currency at the side that closes: of a volume
     * whose average price is no whole number of points.
     *
     * @return {@link Conversions#NO_RATE} when a quote on the way is missing
     */
    public long profitOfValues(int currency, Instrument instrument, Side side, long openValue, long closeValue) {
        int from = instrument.profitCurrency();
        long unit = unitOf(from);
        wide.of((closeValue - openValue) * side.sign()).times(instrument.contractSize());
        long profit = Math.multiplyExact(wide.dividedHalfUp(instrument.pointScale() * unit), unit);
        return convert(profit, from, currency, side == Side.BUY);
    }

    /** {@link #profit} in the account's currency at the side that closes; {@link Conversions#NO_RATE} without a quote. */
    public long profitIn(
            int currency, Instrument instrument, Side side, long quantityMicroLots, long openPoints, long closePoints) {
        long profit = profit(instrument, side, quantityMicroLots, openPoints, closePoints);
        return convert(profit, instrument.profitCurrency(), currency, side == Side.BUY);
    }

    /**
     * Margin that a volume binds, in an account's currency, rounded up to its decimals by HALF_UP like all else.
     *
     * <p>FOREX: volume in base units / leverage; FOREX_NO_LEVERAGE: the volume whole. CFD_LEVERAGE: volume times price / leverage;
     * CFD: volume times price whole. Each
     * times the instrument's margin rate (MetaTrader 5 documentation, "Calculation of margin").
     *
     * @return {@link Conversions#NO_RATE} when a quote on the way is missing
     */
    public long margin(
            int currency, Instrument instrument, Side side, long quantityMicroLots, long pricePoints, int leverage) {
        int from = instrument.calcMode().isOnVolume() ? instrument.marginCurrency() : instrument.profitCurrency();
        long unit = unitOf(from);
        wide.of(quantityMicroLots).times(instrument.contractSize()).times(instrument.marginRatePpm());
        long divisor = unit;
        if (!instrument.calcMode().isOnVolume()) {
            wide.times(pricePoints);
            divisor *= instrument.pointScale();
        }
        long divisorByLeverage = instrument.calcMode().isLeveraged() ? MICROS * leverage : MICROS;
        long amount = Math.multiplyExact(wide.dividedHalfUp(divisor, divisorByLeverage), unit);
        return convert(amount, from, currency, side == Side.SELL);
    }

    /** The smallest amount of a currency, in micros. */
    public static long unitOf(int currency) {
        return powerOfTen(6 - Currency.digits(currency));
    }
}
