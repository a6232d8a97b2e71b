package io.ringfire.app.assembly;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.adapters.rates.ShortTermRates;
import io.ringfire.adapters.rates.ShortTermRatesFile;
import io.ringfire.app.config.AccountSettings;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SimulatedAccount;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.venue.InterestRates;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.SwapModel;
import io.ringfire.engine.venue.VenueSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** Makes the simulated venue and its account. */
public final class VenueAssembly {
    private static final long NS_PER_MS = 1_000_000L;
    private static final int RATE_DIGITS = 9;
    private static final int PPM_DIGITS = 6;
    private static final int PERCENT_TO_PPM_DIGITS = 4;

    private VenueAssembly() {}

    /**
     * Makes the venue, without accounts or instruments yet.
     *
     * @throws ConfigurationException naming a key whose value the venue cannot take, or a rates file that cannot be read
     */
    public static SimulatedVenue venue(Settings settings) {
        return new SimulatedVenue(venueSettings(settings), rates(settings));
    }

    /** The simulated account. */
    public static AccountSpec account(Settings settings) {
        SimulatedAccount account = settings.account()
                .orElseThrow(() -> new ConfigurationException(
                        List.of("account: currency, balance and mode are missing; the simulated venue needs them")));
        return new AccountSpec(
                SimulatedAccount.NAME,
                Currency.of(account.currency()),
                account.leverage(),
                account.mode() == AccountSettings.PositionMode.NETTING,
                Scale.exact(account.balance(), Scale.MICRO_DIGITS));
    }

    /** What a fill costs: at the simulated venue, and in what an entry may lose anywhere. */
    static Commission commission(Settings.Costs costs) {
        return new Commission(
                exact("costs.commissionRate", costs.commissionRate(), RATE_DIGITS),
                exact("costs.commissionPerLot", costs.commissionPerLot(), Scale.MICRO_DIGITS));
    }

    private static VenueSettings venueSettings(Settings settings) {
        Settings.Costs costs = settings.costs();
        return new VenueSettings(
                costs.latencyMs() * NS_PER_MS,
                costs.slippagePoints(),
                exact("costs.commissionRate", costs.commissionRate(), RATE_DIGITS),
                exact("costs.commissionPerLot", costs.commissionPerLot(), Scale.MICRO_DIGITS),
                (int) exact("costs.rejectRate", costs.rejectRate(), PPM_DIGITS),
                (int) exact("costs.partialFillRate", costs.partialFillRate(), PPM_DIGITS),
                costs.seed(),
                (int) exact(
                        "margin.stopOutLevelPercent", settings.margin().stopOutLevelPercent(), PERCENT_TO_PPM_DIGITS),
                (int) exact("margin.callLevelPercent", settings.margin().callLevelPercent(), PERCENT_TO_PPM_DIGITS),
                SwapModel.valueOf(costs.swap().model().name()),
                costs.swap().sideAware(),
                Set.copyOf(costs.swap().tripleDays()));
    }

    private static InterestRates rates(Settings settings) {
        if (settings.costs().swap().model() != Settings.SwapModel.RATE_DIFFERENTIAL) {
            return null;
        }
        Path file = settings.costs()
                .swap()
                .rates()
                .orElseThrow(() -> new ConfigurationException(List.of(
                        "costs.swap.rates: missing; model rate-differential needs a file of short-term rates")));
        try {
            ShortTermRates rates = ShortTermRatesFile.read(file);
            return (currency, year, month) -> rates.percentPerYear(Currency.text(currency), YearMonth.of(year, month));
        } catch (ImportException e) {
            throw new ConfigurationException(List.of("costs.swap.rates: " + e.getMessage()));
        }
    }

    private static long exact(String key, BigDecimal value, int digits) {
        try {
            return Scale.exact(value, digits);
        } catch (ArithmeticException e) {
            throw new ConfigurationException(
                    List.of(key + ": " + value.toPlainString() + " is finer than 10^-" + digits));
        }
    }
}
