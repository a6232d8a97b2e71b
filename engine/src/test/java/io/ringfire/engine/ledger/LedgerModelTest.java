package io.ringfire.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.EngineCounters.Counter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A million random events, {@link #RUNS} runs in each of five account currencies: money adds up after every one of them, and
 * every so many the ledger holds exactly what a slow model in decimals holds that is told the same. Seen failing in every currency: the
 * commission of closes was dropped from the account, and once HALF_DOWN stood in place of HALF_UP in the division.
 */
class LedgerModelTest {
    private static final int RUNS = 4;
    private static final int EVENTS = 50_000;
    private static final int COMPARED_EVERY = 13;

    static final Instrument[] INSTRUMENTS = {
        fx(0, "EURUSD", 5),
        fx(1, "USDJPY", 3),
        fx(2, "EURGBP", 5),
        of(3, "XAUUSD", 2, 100, 500_000, CalcMode.CFD_LEVERAGE),
        fx(4, "GBPUSD", 5),
        of(5, "USDCHF", 5, 100_000, 333_333, CalcMode.FOREX_NO_LEVERAGE),
        of(6, "EURJPY", 3, 100_000, 1_000_000, CalcMode.CFD)
    };
    static final long[] MID_POINTS = {108_420, 150_117, 85_631, 202_455, 126_619, 88_743, 162_758};

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "GBP", "JPY", "CHF"})
    void shouldAddUpAndAgreeWithTheModelToTheMicro(String currency) {
        for (int run = 0; run < RUNS; run++) {
            LedgerEvents events = new LedgerEvents(accounts(Currency.of(currency)), INSTRUMENTS);
            RandomVenue venue = new RandomVenue(events, INSTRUMENTS, MID_POINTS, currency.hashCode() * 31L + run);
            for (int event = 1; event <= EVENTS; event++) {
                venue.step();
                assertAddsUp(events);
                if (event % COMPARED_EVERY == 0 || event == EVENTS) {
                    LedgerComparison.assertAgrees(
                            events.ledger, events.model, currency + " run " + run + " event " + event);
                    assertEquals(venue.pendingOrders(), events.ledger.orders().count(), "orders that await something");
                }
            }
            assertEquals(0, events.counters.get(Counter.IMPOSSIBLE_TRANSITIONS), "the venue says what can be");
            assertTrue(events.closedPositions > EVENTS / 40, "positions closed: " + events.closedPositions);
        }
    }

    /** One simulated account that hears every source, hedging, and one of a terminal with quotes of its own, netting. */
    private static AccountSpec[] accounts(int currency) {
        return new AccountSpec[] {
            new AccountSpec("hedging", currency, 30, false, Preambles.MILLION),
            new AccountSpec("netting", currency, 500, true, 9_876_543_210L, VenueKind.EA_2_06H, true, false, 2)
        };
    }

    private static void assertAddsUp(LedgerEvents events) {
        for (int i = 0; i < events.ledger.accountCount(); i++) {
            Account account = events.ledger.account(i);
            assertEquals(events.summedMicros[i], account.balanceMicros(), account.name());
        }
    }

    private static Instrument fx(int id, String symbol, int digits) {
        return of(id, symbol, digits, 100_000, 1_000_000, CalcMode.FOREX);
    }

    private static Instrument of(
            int id, String symbol, int digits, long contractSize, long marginRatePpm, CalcMode mode) {
        int base = Currency.of(symbol.substring(0, 3));
        return new Instrument(
                id,
                symbol,
                digits,
                base,
                Currency.of(symbol.substring(3)),
                base,
                1,
                10,
                contractSize,
                1,
                100 * Instruments.LOT,
                1,
                marginRatePpm,
                500_000,
                0,
                0,
                0,
                0,
                mode,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }
}
