package io.ringfire.engine.ledger;

import static io.ringfire.engine.ledger.LedgerDesk.LOT;
import static io.ringfire.engine.ledger.MarginState.CALLED;
import static io.ringfire.engine.ledger.MarginState.OK;
import static io.ringfire.engine.ledger.MarginState.STOP_OUT;
import static io.ringfire.engine.ledger.MarginState.UNKNOWN;
import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import org.junit.jupiter.api.Test;

/**
 * An account of a million dollars at 1:100. Seen failing: with a hedge counted both ways, with levels below which rather than at which,
 * and with a position that nothing values counted as nothing.
 */
class MarginStatementTest {
    private static final int EURUSD = 0;
    private static final int USDJPY = 1;
    private static final int EURJPY = 2;
    private static final long DOLLAR = 1_000_000L;

    private final LedgerDesk desk =
            new LedgerDesk(false, Instruments.eurusd(EURUSD), Instruments.usdjpy(USDJPY), Instruments.eurjpy(EURJPY));
    private final MarginStatement statement = new MarginStatement(desk.ledger, 1_000_000, 500_000);

    @Test
    void shouldFindAllFreeWhereNothingIsOpen() {
        statement.take(0);

        assertEquals(OK, statement.state());
        assertEquals(0, statement.usedMicros());
        assertEquals(1_000_000 * DOLLAR, statement.freeMicros());
        assertEquals(MarginStatement.NO_LEVEL, statement.levelBasisPoints());
    }

    /** 1,000 EUR by the ask of 1.08430; a point is lost. 999,999.00 / 1,084.30 = 922.2530… */
    @Test
    void shouldStateWhatIsBoundWhatIsFreeAndTheLevel() {
        desk.quote(EURUSD, 108_420, 108_430).holds(1, EURUSD, BUY, LOT, 108_421, 7);
        statement.take(0);

        assertEquals(OK, statement.state());
        assertEquals(1_084_300_000L, statement.usedMicros());
        assertEquals(998_914_700_000L, statement.freeMicros());
        assertEquals(9_222_531, statement.levelBasisPoints());
    }

    /** Half of the dearer side: bought it costs 1,084.30, sold 1,084.20. */
    @Test
    void shouldBindTheHedgedShareOfWhatIsHeldBothWays() {
        desk.quote(EURUSD, 108_420, 108_430).holds(1, EURUSD, BUY, LOT, 108_421, 7);
        desk.holds(2, EURUSD, SELL, LOT, 108_421, 8);

        assertEquals(542_150_000L, statement.take(0).usedMicros());
        assertEquals(542_150_000L, statement.take(0).usedMicros(), "taken anew, and not on top");
    }

    @Test
    void shouldNotKnowWithoutAQuoteOrARate() {
        desk.holds(1, EURJPY, BUY, LOT, 160_000, 7);
        assertEquals(UNKNOWN, statement.take(0).state());
        assertEquals(MarginStatement.NO_LEVEL, statement.levelBasisPoints());
        desk.quote(EURUSD, 108_420, 108_430).quote(EURJPY, 160_000, 160_010);
        assertEquals(UNKNOWN, statement.take(0).state(), "what it earns in yen nobody can tell in dollars");
        desk.quote(USDJPY, 150_000, 150_010);
        assertEquals(OK, statement.take(0).state());
    }

    @Test
    void shouldCallAndStopOutAtTheirLevels() {
        assertEquals(OK, statement.stateOf(1_000 * DOLLAR + 1, 1_000 * DOLLAR));
        assertEquals(CALLED, statement.stateOf(1_000 * DOLLAR, 1_000 * DOLLAR));
        assertEquals(CALLED, statement.stateOf(500 * DOLLAR + 1, 1_000 * DOLLAR));
        assertEquals(STOP_OUT, statement.stateOf(500 * DOLLAR, 1_000 * DOLLAR));
        assertEquals(STOP_OUT, statement.stateOf(-1, 0), "less than nothing, where a hedge binds nothing");
        assertEquals(OK, new MarginStatement(desk.ledger, 0, 0).stateOf(-1, 1_000 * DOLLAR), "levels of 0 are never");
    }

    /** 100 lots of USDJPY bind 100,000 dollars. At 91.744 82,560,000 yen, 899,895 dollars, are lost; at 91.743 900,014. */
    @Test
    void shouldFollowTheQuotes() {
        desk.quote(USDJPY, 100_000, 100_000).holds(1, USDJPY, BUY, 100 * LOT, 100_000, 7);
        assertEquals(100_000, statement.take(0).levelBasisPoints());
        desk.quote(USDJPY, 91_744, 91_750);
        assertEquals(OK, statement.take(0).state());
        desk.quote(USDJPY, 91_743, 91_750);
        assertEquals(CALLED, statement.take(0).state());
        desk.quote(USDJPY, 90_000, 90_010);
        assertEquals(STOP_OUT, statement.take(0).state());
        assertEquals(-211_111_110_000L, statement.freeMicros(), "100,000,000 yen, 1,111,111.11 dollars");
    }
}
