package io.ringfire.engine.venue;

import static io.ringfire.engine.money.Conversions.NO_RATE;
import static io.ringfire.engine.number.Scale.MICROS;
import static io.ringfire.engine.number.Scale.MICRO_DIGITS;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.ZoneClock;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * {@link SwapModel#RATE_DIFFERENTIAL}. At most once per UTC date, at the first event at or after 17:00 New York of that event's
 * New York date, weekends too, each open position is credited
 *
 * <pre>
 *   quantity × round(mid, price digits) × (base rate − quote rate) / 365 / 100 × nights
 * </pre>
 *
 * in the quote currency, of the event's UTC month; divided by the unrounded mid where the account is in the base currency; then
 * rounded once to the account's decimals. For an account in a third currency it is rounded in the quote currency, and then
 * converted at the side at which the position would close. The credit is positive for a long position and negative for a short
 * one, or negative for both when the model does not look at sides. Three nights on triple days of New York.
 *
 * <p>Rollover waits for the next event while a position from before a restart has had no quote yet.
 */
final class RateDifferential {
    private static final BigDecimal DAYS_TIMES_PERCENT = BigDecimal.valueOf(365 * 100);

    private final NewYorkClose newYork = new NewYorkClose();
    private final VenueSettings settings;
    private final InterestRates rates;
    private final QuoteBoard quotes;
    private final Valuation valuation;
    private final Deals deals;
    private final VenueAccount[] accounts;

    /** No event before this one can be a rollover. */
    private long dueNs;

    RateDifferential(
            VenueSettings settings,
            InterestRates rates,
            QuoteBoard quotes,
            Valuation valuation,
            Deals deals,
            VenueAccount[] accounts) {
        this.settings = settings;
        this.rates = rates;
        this.quotes = quotes;
        this.valuation = valuation;
        this.deals = deals;
        this.accounts = accounts;
        this.dueNs = settings.swapModel() == SwapModel.RATE_DIFFERENTIAL ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (settings.swapModel() == SwapModel.RATE_DIFFERENTIAL && rates == null) {
            throw new IllegalArgumentException("swap model rate-differential needs interest rates, and there are none");
        }
    }

    void onEvent(long eventNs) {
        if (eventNs >= dueNs) {
            rollIfClosed(eventNs);
        }
    }

    /** No event before this instant does anything here. */
    long dueNs() {
        return dueNs;
    }

    private void rollIfClosed(long eventNs) {
        long newYorkDate = newYork.dateOf(eventNs);
        long closeNs = newYork.closeNs(newYorkDate);
        if (eventNs < closeNs) {
            dueNs = closeNs;
            return;
        }
        for (VenueAccount account : accounts) {
            if (account != null && !account.isValued()) {
                return;
            }
        }
        long utcDay = Math.floorDiv(eventNs, ZoneClock.DAY_NS);
        int nights = settings.tripleDays().contains(NewYorkClose.weekday(newYorkDate)) ? 3 : 1;
        for (VenueAccount account : accounts) {
            for (int i = 0; account != null && i < account.positions().size(); i++) {
                VenuePosition position = account.positions().get(i);
                deals.swap(position, creditMicros(position, nights, LocalDate.ofEpochDay(utcDay)), eventNs);
            }
        }
        dueNs = (utcDay + 1) * ZoneClock.DAY_NS;
    }

    private long creditMicros(VenuePosition position, int nights, LocalDate day) {
        Instrument instrument = position.instrument();
        int currency = position.account().currency();
        long twiceMid = quotes.bidPoints(instrument.id()) + quotes.askPoints(instrument.id());
        long roundedMid = (twiceMid + 1) >> 1;
        BigDecimal difference = rates.percentPerYear(instrument.baseCurrency(), day.getYear(), day.getMonthValue())
                .subtract(rates.percentPerYear(instrument.profitCurrency(), day.getYear(), day.getMonthValue()));
        BigDecimal dividend = BigDecimal.valueOf(position.quantityMicroLots())
                .multiply(BigDecimal.valueOf(instrument.contractSize()))
                .multiply(BigDecimal.valueOf(roundedMid))
                .multiply(difference)
                .multiply(BigDecimal.valueOf((long) nights * sign(position)));
        BigDecimal divisor = DAYS_TIMES_PERCENT.multiply(BigDecimal.valueOf(MICROS));
        if (currency == instrument.baseCurrency()) {
            // roundedMid / mid: the points cancel, and mid is half of twiceMid
            BigDecimal base = dividend.multiply(BigDecimal.valueOf(2))
                    .divide(
                            divisor.multiply(BigDecimal.valueOf(twiceMid)),
                            Currency.digits(currency),
                            RoundingMode.HALF_UP);
            return Scale.exact(base, MICRO_DIGITS);
        }
        BigDecimal quote = dividend.divide(
                divisor.multiply(BigDecimal.valueOf(instrument.pointScale())),
                Currency.digits(instrument.profitCurrency()),
                RoundingMode.HALF_UP);
        return converted(position, Scale.exact(quote, MICRO_DIGITS));
    }

    private long converted(VenuePosition position, long quoteMicros) {
        int from = position.instrument().profitCurrency();
        int to = position.account().currency();
        long credit = valuation.convert(quoteMicros, from, to, position.side() == Side.BUY);
        if (credit == NO_RATE) {
            throw new IllegalStateException(
                    "position " + position.id() + " is valued, yet there is no quote to convert " + Currency.text(from)
                            + " into " + Currency.text(to));
        }
        return credit;
    }

    private int sign(VenuePosition position) {
        return settings.sideAware() ? position.side().sign() : -1;
    }
}
