package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.risk.LimitDesk.ASK;
import static io.ringfire.engine.risk.LimitDesk.BID;
import static io.ringfire.engine.risk.LimitDesk.EURGBP;
import static io.ringfire.engine.risk.LimitDesk.EURUSD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each limit one step inside, at it, and one step outside. Each check was seen missing: taken out of {@link EntryChecks}, the case
 * outside is accepted and its test fails.
 */
class QuoteChecksTest {
    private static final long LOT = Instruments.LOT;

    private static LimitDesk desk(Limit limit, long value) {
        return new LimitDesk(EntryLimits.NONE.with(limit, value));
    }

    @ParameterizedTest
    @CsvSource({"100009, accepted", "100010, accepted", "100011, SPREAD_LIMIT 10 11", "99990, accepted"})
    void shouldLimitTheSpreadOfTheQuoteOfNow(long ask, String verdict) {
        assertEquals(
                verdict,
                desk(Limit.MAX_SPREAD_POINTS, 10).quote(EURUSD, BID, ask).enter(BUY, LOT, 0));
    }

    @ParameterizedTest
    @CsvSource({"100001, accepted", "100000, accepted", "99999, CROSSED_QUOTE 0 -1", "1, CROSSED_QUOTE 0 -99999"})
    void shouldRefuseACrossedQuote(long ask, String verdict) {
        assertEquals(
                verdict, desk(Limit.REFUSE_CROSSED, 1).quote(EURUSD, BID, ask).enter(BUY, LOT, 0));
        assertEquals(
                "accepted",
                new LimitDesk(EntryLimits.NONE).quote(EURUSD, BID, ask).enter(BUY, LOT, 0));
    }

    /** 199 spreads of 10 and 20 points by turns: the median of those, and of the 200 with the quote itself, is 10. */
    @ParameterizedTest
    @CsvSource({"24, accepted", "25, accepted", "26, SPREAD_ABOVE_MEDIAN 25 26"})
    void shouldLimitTheSpreadToAMultipleOfItsMedian(long spread, String verdict) {
        LimitDesk desk = desk(Limit.MAX_SPREAD_PERMILLE, 2_500);
        for (int i = 1; i < 198; i++) {
            desk.quote(EURUSD, BID, BID + (i % 2 == 0 ? 20 : 10));
        }
        assertEquals(verdict, desk.quote(EURUSD, BID, BID + spread).enter(BUY, LOT, 0));
    }

    /** Seen failing with an unknown median taken for a limit of none. */
    @Test
    void shouldRefuseWhileTheMedianIsNotKnown() {
        LimitDesk desk = desk(Limit.MAX_SPREAD_PERMILLE, 1_000);
        for (int i = 1; i < SpreadWatch.LEAST - 1; i++) {
            desk.quote(EURUSD, BID, ASK);
        }
        assertEquals("SPREAD_ABOVE_MEDIAN 0 10", desk.enter(BUY, LOT, 0));
        assertEquals("accepted", desk.quote(EURUSD, BID, ASK).enter(BUY, LOT, 0));
        assertEquals("SPREAD_ABOVE_MEDIAN 0 10", desk.enter(EURGBP, BUY, LOT, 0), "it is another symbol");
    }

    /** The window is 255: what is older counts no more. */
    @Test
    void shouldForgetOldSpreads() {
        LimitDesk desk = desk(Limit.MAX_SPREAD_PERMILLE, 1_000);
        for (int i = 0; i < SpreadWatch.WINDOW; i++) {
            desk.quote(EURUSD, BID, BID + 3);
        }
        for (int i = 0; i < SpreadWatch.WINDOW / 2; i++) {
            desk.quote(EURUSD, BID, BID + 30);
        }
        assertEquals("SPREAD_ABOVE_MEDIAN 3 30", desk.enter(BUY, LOT, 0));
        assertEquals("accepted", desk.quote(EURUSD, BID, BID + 30).enter(BUY, LOT, 0));
    }

    /** The signal saw its price at another source; the account executes at {@code ASK} and {@code BID}. */
    @ParameterizedTest
    @CsvSource({
        "BUY, 0, 100005, accepted",
        "BUY, 0, 100004, PRICE_COLLAR 5 6",
        "BUY, 0, 100015, accepted",
        "BUY, 0, 100016, PRICE_COLLAR 5 6",
        "SELL, 99995, 0, accepted",
        "SELL, 99994, 0, PRICE_COLLAR 5 6",
        "SELL, 9223372036854775807, 0, PRICE_COLLAR 5 9223372036854675807",
        "BUY, 0, -9223372036854775808, PRICE_COLLAR 5 9223372036854775807",
        "BUY, 0, 0, accepted"
    })
    void shouldKeepWithinACollarAroundThePriceThatTheSignalSaw(Side side, long bid, long ask, String verdict) {
        LimitDesk desk = desk(Limit.PRICE_COLLAR_POINTS, 5);
        desk.signals.at(bid, ask);
        assertEquals(verdict, desk.enter(side, LOT, 0));
    }

    /** A person was asked at {@code ASK}; the limit is 5 points either way. Seen failing without the price kept with the question. */
    @ParameterizedTest
    @CsvSource({"100015, accepted", "100016, PRICE_DRIFT 5 6", "100005, accepted", "100004, PRICE_DRIFT 5 6"})
    void shouldNotFireAtAPriceThatMovedWhileAPersonWasAsked(long ask, String verdict) {
        LimitDesk desk = new LimitDesk(
                List.of(new LimitRule("", "", "", EntryLimits.NONE.with(Limit.MAX_DRIFT_POINTS, 5))),
                BreakerRules.NONE,
                new AccountSpec(
                        "test", Instruments.USD, 100, false, Preambles.MILLION, VenueKind.SIMULATED, true, true, 0));
        desk.signals.at(1, 1).enter(EURUSD, BUY, LOT);
        desk.facts.timer(desk.later(), desk.clockNs);
        desk.quote(EURUSD, 99_000, ask);
        assertEquals(verdict, desk.approve(1));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 99910, accepted",
        "BUY, 99909, STOP_TOO_FAR 100 101",
        "SELL, 100100, accepted",
        "SELL, 100101, STOP_TOO_FAR 100 101",
        "SELL, 9223372036854775807, STOP_TOO_FAR 100 9223372036854675807",
        "BUY, 0, accepted"
    })
    void shouldLimitTheDistanceOfTheStop(Side side, long stop, String verdict) {
        assertEquals(verdict, desk(Limit.MAX_STOP_POINTS, 100).enter(side, LOT, stop));
    }

    @Test
    void shouldMeasureAtTheSideThatExecutes() {
        assertEquals("STOP_TOO_FAR 100 110", desk(Limit.MAX_STOP_POINTS, 100).enter(BUY, LOT, BID - 100));
        assertEquals("accepted", desk(Limit.MAX_STOP_POINTS, 100).enter(SELL, LOT, BID + 100));
    }

    @Test
    void shouldKnowThatAPersonApprovesNothingElse() {
        LimitDesk desk = desk(Limit.MAX_DRIFT_POINTS, 5);
        desk.tell(CommandKind.APPROVE, 0, 0);
        assertEquals("UNKNOWN_SIGNAL 0 0", desk.lastVerdict());
    }
}
