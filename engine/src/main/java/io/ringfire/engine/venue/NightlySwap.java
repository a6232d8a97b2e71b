package io.ringfire.engine.venue;

import static io.ringfire.engine.money.Conversions.NO_RATE;
import static io.ringfire.engine.number.Scale.MICROS;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.Side;
import java.time.DayOfWeek;

/**
 * {@link SwapModel#POINTS}. A position pays or earns its instrument's swap for each 17:00 New York from Monday to Friday at which
 * it was open, three times on the instrument's triple day, which stands for the weekend. All nights since the last event are
 * booked at the first event behind them, before that event's quote and orders do anything: a position that such an event closes
 * has paid for its nights. Nights before the venue's first event are not booked.
 *
 * <p>The amount of all nights is rounded in the profit currency to its decimals, then converted at the side at which the position
 * would close; MONEY is the account's own and rounded to its decimals. PERCENT is of the value at that side's latest quote, by the year of 360 days that banks count in (MetaTrader 5
 * documentation, "Swap calculation").
 */
final class NightlySwap {
    private static final long BANK_YEAR_TIMES_PERCENT = 360 * 100;

    private final NewYorkClose newYork = new NewYorkClose();
    private final WideProduct wide = new WideProduct();
    private final QuoteBoard quotes;
    private final Valuation valuation;
    private final Deals deals;
    private final VenueAccount[] accounts;
    private long dueNs;
    private long bookedDate = Long.MIN_VALUE;

    NightlySwap(VenueSettings settings, QuoteBoard quotes, Valuation valuation, Deals deals, VenueAccount[] accounts) {
        this.quotes = quotes;
        this.valuation = valuation;
        this.deals = deals;
        this.accounts = accounts;
        this.dueNs = settings.swapModel() == SwapModel.POINTS ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    void onEvent(long eventNs) {
        if (eventNs >= dueNs) {
            bookUpTo(newYork.lastClosedDate(eventNs), eventNs);
        }
    }

    /** No event before this instant does anything here. */
    long dueNs() {
        return dueNs;
    }

    private void bookUpTo(long closedDate, long eventNs) {
        if (bookedDate != Long.MIN_VALUE) {
            for (VenueAccount account : accounts) {
                if (account != null && !account.isValued()) {
                    return;
                }
            }
            for (VenueAccount account : accounts) {
                for (int i = 0; account != null && i < account.positions().size(); i++) {
                    VenuePosition position = account.positions().get(i);
                    deals.swap(position, amountMicros(position, nights(position, closedDate)), eventNs);
                }
            }
        }
        bookedDate = closedDate;
        dueNs = newYork.closeNs(closedDate + 1);
    }

    /** Nights that the position was open for and that are not booked yet. */
    private long nights(VenuePosition position, long closedDate) {
        int tripleDay = position.instrument().swapTripleDay();
        long nights = 0;
        for (long date = bookedDate + 1; date <= closedDate; date++) {
            int weekday = NewYorkClose.weekday(date).getValue();
            if (weekday <= DayOfWeek.FRIDAY.getValue() && position.openNs() < newYork.closeNs(date)) {
                nights += weekday == tripleDay ? 3 : 1;
            }
        }
        return nights;
    }

    private long amountMicros(VenuePosition position, long nights) {
        Instrument instrument = position.instrument();
        int to = position.account().currency();
        int from = instrument.swapMode() == SwapMode.MONEY ? to : instrument.profitCurrency();
        long rate = position.side() == Side.BUY ? instrument.swapLongMicros() : instrument.swapShortMicros();
        if (instrument.swapMode() == SwapMode.NONE || rate == 0 || nights == 0) {
            return 0;
        }
        long amount = quoteMicros(position, instrument, rate, nights, Valuation.unitOf(from));
        long converted = valuation.convert(amount, from, to, position.side() == Side.BUY);
        if (converted == NO_RATE) {
            throw new IllegalStateException(
                    "position " + position.id() + " is valued, yet there is no quote to convert " + Currency.text(from)
                            + " into " + Currency.text(to));
        }
        return converted;
    }

    private long quoteMicros(VenuePosition position, Instrument instrument, long rate, long nights, long unit) {
        wide.of(position.quantityMicroLots()).times(rate).times(nights);
        return unit
                * switch (instrument.swapMode()) {
                    case POINTS ->
                        wide.times(instrument.contractSize()).dividedHalfUp(instrument.pointScale() * unit, MICROS);
                    case PERCENT ->
                        wide.times(instrument.contractSize())
                                .times(position.closePoints(
                                        quotes.bidPoints(instrument.id()), quotes.askPoints(instrument.id())))
                                .dividedHalfUp(instrument.pointScale() * unit, MICROS * BANK_YEAR_TIMES_PERCENT);
                    case MONEY -> wide.dividedHalfUp(unit, MICROS);
                    case NONE -> 0;
                };
    }
}
