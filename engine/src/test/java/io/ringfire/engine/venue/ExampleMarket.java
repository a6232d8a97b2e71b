package io.ringfire.engine.venue;

import static io.ringfire.engine.venue.VenueDesk.micros;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.number.Scale;

/** The market of docs/money.md: six instruments, their terms and their first quotes. */
final class ExampleMarket {
    static final int AUDUSD = 0;
    static final int EURGBP = 1;
    static final int EURUSD = 2;
    static final int GBPUSD = 3;
    static final int USDJPY = 4;
    static final int XAUUSD = 5;

    static final int USD = Currency.of("USD");
    static final int JPY = Currency.of("JPY");
    static final int AUD = Currency.of("AUD");

    /** Enough for each example, in yen too. */
    static final String BALANCE = "10000000";

    private static final int WEDNESDAY = 3;

    private ExampleMarket() {}

    /** A hedging account of ten million at 1:30, at the first quotes. */
    static VenueDesk account(int currency, Instrument... others) {
        return quoted(new VenueDesk(VenueSettings.none(), market(others)).hedging(currency, 30, BALANCE));
    }

    /** The six, those that are given in place of the usual ones. */
    static Instrument[] market(Instrument... others) {
        Instrument[] market = {
            fx(AUDUSD, "AUDUSD", 5, SwapMode.NONE, "0", "0"),
            fx(EURGBP, "EURGBP", 5, SwapMode.POINTS, "-6.3", "1.6"),
            fx(EURUSD, "EURUSD", 5, SwapMode.POINTS, "-7.4", "2.9"),
            fx(GBPUSD, "GBPUSD", 5, SwapMode.NONE, "0", "0"),
            fx(USDJPY, "USDJPY", 3, SwapMode.PERCENT, "2.4", "-3.6"),
            gold(CalcMode.CFD_LEVERAGE, "1")
        };
        for (Instrument other : others) {
            market[other.id()] = other;
        }
        return market;
    }

    static VenueDesk quoted(VenueDesk desk) {
        return desk.quote(AUDUSD, 66_120, 66_130)
                .quote(EURGBP, 85_630, 85_642)
                .quote(EURUSD, 108_420, 108_432)
                .quote(GBPUSD, 126_610, 126_625)
                .quote(USDJPY, 150_110, 150_125)
                .quote(XAUUSD, 202_450, 202_485);
    }

    static Instrument gold(CalcMode mode, String marginRate) {
        return of(XAUUSD, "XAUUSD", 2, 100, mode, "USD", marginRate, "0.5", SwapMode.MONEY, "-25.4", "11.2");
    }

    static Instrument euro(CalcMode mode) {
        return of(EURUSD, "EURUSD", 5, 100_000, mode, "EUR", "1", "1", SwapMode.NONE, "0", "0");
    }

    private static Instrument fx(int id, String symbol, int digits, SwapMode swap, String swapLong, String swapShort) {
        String base = symbol.substring(0, 3);
        return of(id, symbol, digits, 100_000, CalcMode.FOREX, base, "1", "1", swap, swapLong, swapShort);
    }

    private static Instrument of(
            int id,
            String symbol,
            int digits,
            long contract,
            CalcMode mode,
            String marginCurrency,
            String marginRate,
            String hedgedMargin,
            SwapMode swap,
            String swapLong,
            String swapShort) {
        return new Instrument(
                id,
                symbol,
                digits,
                Currency.of(symbol.substring(0, 3)),
                Currency.of(symbol.substring(3)),
                Currency.of(marginCurrency),
                1,
                10,
                contract,
                10_000,
                100 * Scale.MICROS,
                10_000,
                micros(marginRate),
                micros(hedgedMargin),
                micros(swapLong),
                micros(swapShort),
                0,
                0,
                mode,
                TradeMode.FULL,
                swap,
                WEDNESDAY,
                false);
    }
}
