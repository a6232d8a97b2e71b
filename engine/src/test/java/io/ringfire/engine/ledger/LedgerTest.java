package io.ringfire.engine.ledger;

import static io.ringfire.engine.ledger.LedgerDesk.LOT;
import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final LedgerDesk desk =
            new LedgerDesk(false, Instruments.eurusd(0), Instruments.usdjpy(1), Instruments.eurjpy(2));

    @Test
    void shouldFollowAnOrderFromItsJournalToItsFill() {
        desk.order(1, 0, BUY, LOT, 0);
        assertEquals(OrderState.JOURNALLED, desk.ledger.orders().find(1).state());
        desk.sent(1);
        assertEquals(OrderState.SENT, desk.ledger.orders().find(1).state());
        desk.fills(1, 0, BUY, LOT, 108_421, 7, true);

        assertNull(desk.ledger.orders().find(1), "nothing more is awaited");
        assertEquals(List.of("1 SENT 0@0", "1 FILLED 1000000@108421000000"), desk.told);
        assertEquals(LOT, desk.position(7).quantityMicroLots());
        assertEquals(108_421, desk.position(7).openPricePoints());
        assertEquals(50, desk.position(7).stopPoints());
        assertEquals(PositionState.OPEN, desk.position(7).state());
    }

    /**
     * Seen failing, with a euro's position at the mean of a euro's and a yen's price, when whatever named a position was added to it.
     */
    @Test
    void shouldDoubtAnEntryThatNamesAPositionOfAnotherInstrumentOrSide() {
        desk.holds(1, 0, BUY, LOT, 100_000, 7);
        desk.order(2, 1, BUY, LOT, 0).sent(2).fills(2, 1, BUY, LOT, 150_000, 7, true);
        desk.order(3, 0, SELL, LOT, 0).sent(3).fills(3, 0, SELL, LOT, 100_000, 7, true);

        assertEquals(OrderState.IN_DOUBT, desk.ledger.orders().find(2).state());
        assertEquals(OrderState.IN_DOUBT, desk.ledger.orders().find(3).state());
        assertEquals(1, desk.ledger.positions().count());
        assertEquals(LOT, desk.position(7).quantityMicroLots());
        assertEquals(100_000, desk.position(7).openPricePoints());
        desk.fills(4, 0, BUY, LOT, 100_000, 7, true); // an order of nobody's adds as before
        assertEquals(2 * LOT, desk.position(7).quantityMicroLots());
    }

    @Test
    void shouldAverageTheFillsOfAnOrderAndItsPosition() {
        desk.order(1, 0, BUY, LOT, 0).sent(1);
        desk.fillsPart(1, 0, BUY, LOT / 4, 100, 7, true).fills(1, 0, BUY, LOT * 3 / 4, 103, 7, true);

        assertEquals(
                List.of("1 SENT 0@0", "1 PARTIALLY_FILLED 250000@100000000", "1 FILLED 1000000@102250000"), desk.told);
        assertEquals(102, desk.position(7).openPricePoints(), "102.25 to a point");
        assertEquals(1, desk.ledger.positions().count());
    }

    @Test
    void shouldEndAnOrderWhoseRestTheVenueRefuses() {
        desk.order(1, 0, BUY, LOT, 0).sent(1).fillsPart(1, 0, BUY, LOT / 4, 100, 7, true);
        desk.report(
                0,
                ExecType.REJECT,
                BUY,
                0,
                0,
                reject -> reject.orderNumber(1).refusal((short) RefusalReason.REQUOTE.code()));

        assertEquals("1 REJECTED 250000@100000000 REQUOTE", desk.told.get(2));
        assertNull(desk.ledger.orders().find(1));
        assertEquals(LOT / 4, desk.position(7).quantityMicroLots(), "what was filled stays");
    }

    @Test
    void shouldGiveNoReasonOfItsOwnForACodeThatItDoesNotKnow() {
        desk.order(1, 0, BUY, LOT, 0).sent(1);
        desk.report(
                0, ExecType.REJECT, BUY, 0, 0, reject -> reject.orderNumber(1).retcode(10_030));
        assertEquals("1 REJECTED 0@0 VENUE_REJECTED", desk.told.get(1));
    }

    @Test
    void shouldCloseAPositionAndSayWhatItEarned() {
        desk.holds(1, 0, BUY, LOT, 100, 7).order(2, 0, SELL, LOT, 7);
        assertEquals(PositionState.CLOSING, desk.position(7).state());
        desk.sent(2);
        desk.report(
                0,
                ExecType.FILL,
                SELL,
                LOT,
                150,
                fill -> fill.orderNumber(2)
                        .positionId(7)
                        .profitMicros(50_000_000)
                        .commissionMicros(-2_000_000));

        assertNull(desk.position(7));
        assertEquals("closed 7 1000000 100-150 50000000 CLIENT", desk.told.get(3));
        assertEquals(Preambles.MILLION + 48_000_000, desk.account().balanceMicros());
    }

    /**
     * While part of a close is still on its way no second close may be made of what is left: it would sell what is gone. Seen
     * failing: the first part put the position back to OPEN.
     */
    @Test
    void shouldStayClosingUntilTheWholeCloseIsAnswered() {
        desk.holds(1, 0, BUY, LOT, 100, 7).order(2, 0, SELL, LOT, 7).sent(2);
        desk.fillsPart(2, 0, SELL, LOT / 4, 110, 7, false);
        assertEquals(PositionState.CLOSING, desk.position(7).state());
        desk.fillsPart(2, 0, SELL, LOT / 4, 110, 7, false);
        desk.report(0, ExecType.REJECT, SELL, 0, 0, reject -> reject.orderNumber(2));
        assertEquals(PositionState.OPEN, desk.position(7).state());
        assertEquals(LOT / 2, desk.position(7).quantityMicroLots());
    }

    @Test
    void shouldBeOpenAgainOnceACloseOfAPartIsFilled() {
        desk.holds(1, 0, BUY, LOT, 100, 7).order(2, 0, SELL, LOT / 4, 7).sent(2);
        desk.fills(2, 0, SELL, LOT / 4, 110, 7, false);
        assertEquals(PositionState.OPEN, desk.position(7).state());
        assertEquals(LOT * 3 / 4, desk.position(7).quantityMicroLots());
    }

    @Test
    void shouldStayClosingWhenTheVenueTakesAPartByItself() {
        desk.holds(1, 0, BUY, LOT, 100, 7).order(2, 0, SELL, LOT, 7).sent(2);
        desk.report(
                0,
                ExecType.FILL,
                SELL,
                LOT / 4,
                110,
                fill -> fill.positionId(7).reason((short) ExecReason.STOP_OUT.code()));
        assertEquals(PositionState.CLOSING, desk.position(7).state());
    }

    @Test
    void shouldBeOpenAgainWhenACloseDidNotLeave() {
        for (SendOutcome outcome : List.of(SendOutcome.NOT_SENT, SendOutcome.EXPIRED)) {
            LedgerDesk other = new LedgerDesk(false, Instruments.eurusd(0));
            other.holds(1, 0, BUY, LOT, 100, 7).order(2, 0, SELL, LOT, 7).outcome(2, outcome);
            assertEquals(PositionState.OPEN, other.position(7).state());
            assertEquals("2 " + outcome + " 0@0", other.told.get(2));
        }
    }

    @Test
    void shouldTakeWhatTheVenueClosesByItself() {
        desk.holds(1, 0, BUY, LOT, 100, 7);
        desk.report(
                0,
                ExecType.FILL,
                SELL,
                LOT,
                90,
                fill -> fill.positionId(7).profitMicros(-10_000_000).reason((short) ExecReason.STOP_LOSS.code()));
        assertEquals("closed 7 1000000 100-90 -10000000 STOP_LOSS", desk.told.get(2));
        assertEquals(0, desk.counters.get(Counter.UNMATCHED_REPORTS));
    }

    @Test
    void shouldCountWhatFitsNothingAndBookItsMoneyAllTheSame() {
        desk.report(0, ExecType.FILL, SELL, LOT, 90, fill -> fill.positionId(99).profitMicros(5_000_000));
        desk.report(0, ExecType.SWAP, SELL, 0, 0, swap -> swap.positionId(99).swapMicros(-1_000_000));
        desk.sent(99);
        assertEquals(3, desk.counters.get(Counter.UNMATCHED_REPORTS));
        assertEquals(Preambles.MILLION + 4_000_000, desk.account().balanceMicros());
    }

    @Test
    void shouldCountAndIgnoreAStepThatTheTableDoesNotKnow() {
        desk.order(1, 0, BUY, LOT, 0).outcome(1, SendOutcome.SENT).outcome(1, SendOutcome.NOT_SENT);
        assertEquals(1, desk.counters.get(Counter.IMPOSSIBLE_TRANSITIONS));
        assertEquals(OrderState.SENT, desk.ledger.orders().find(1).state());
        assertEquals(List.of("1 SENT 0@0"), desk.told);
    }

    @Test
    void shouldBookSwapOnThePositionAndTheAccount() {
        desk.holds(1, 0, BUY, LOT, 100, 7);
        desk.report(0, ExecType.SWAP, BUY, 0, 0, swap -> swap.positionId(7).swapMicros(-3_000_000));
        assertEquals(-3_000_000, desk.position(7).swapMicros());
        assertEquals(-3_000_000, desk.account().swapMicros());
        assertEquals(Preambles.MILLION - 3_000_000, desk.account().balanceMicros());
    }

    @Test
    void shouldBookCashThatNoTradeExplains() {
        desk.report(0, ExecType.CASH_FLOW, BUY, 0, 0, flow -> flow.profitMicros(7_000_000));
        assertEquals(7_000_000, desk.account().cashFlowMicros());
        assertEquals(0, desk.account().profitMicros());
        assertEquals(Preambles.MILLION + 7_000_000, desk.account().balanceMicros());
    }

    @Test
    void shouldValueALongAtTheBidAndAShortAtTheAsk() {
        desk.quote(0, 108_000, 108_010);
        desk.holds(1, 0, BUY, LOT, 108_010, 7).holds(2, 0, SELL, LOT, 108_000, 8);
        assertEquals(-10_000_000, desk.position(7).openProfitMicros());
        assertEquals(-10_000_000, desk.position(8).openProfitMicros());
        desk.quote(0, 108_110, 108_120);
        assertEquals(100_000_000, desk.position(7).openProfitMicros());
        assertEquals(-120_000_000, desk.position(8).openProfitMicros());
        assertEquals(-20_000_000, desk.account().openProfitMicros());
        assertEquals(Preambles.MILLION - 20_000_000, desk.account().equityMicros());
    }

    @Test
    void shouldValueAgainWhenAConversionQuoteMoves() {
        desk.quote(1, 150_000, 150_010).quote(2, 160_000, 160_010);
        desk.holds(1, 2, BUY, LOT, 159_000, 7);
        long before = desk.position(7).openProfitMicros();
        desk.quote(1, 75_000, 75_010);
        assertNotEquals(before, desk.position(7).openProfitMicros(), "yen are worth twice as much");
    }

    @Test
    void shouldMeasureTheLargestFallBelowThePeak() {
        desk.quote(0, 100_000, 100_000).holds(1, 0, BUY, LOT, 100_000, 7);
        desk.quote(0, 100_300, 100_300)
                .quote(0, 100_100, 100_100)
                .quote(0, 100_250, 100_250)
                .quote(0, 99_900, 99_900);
        assertEquals(400_000_000, desk.account().maxDrawdownMicros());
        desk.quote(0, 101_000, 101_000).quote(0, 100_700, 100_700);
        assertEquals(400_000_000, desk.account().maxDrawdownMicros());
    }

    @Test
    void shouldMoveAStopOnceTheVenueHasMovedIt() {
        desk.holds(1, 0, BUY, LOT, 100, 7);
        assertEquals(50, desk.position(7).stopPoints());
        long before = desk.ledger.foldState(0);
        desk.modify(2, 7, 60, 140).sent(2);
        assertEquals(PositionState.OPEN, desk.position(7).state());
        assertEquals(50, desk.position(7).stopPoints());
        assertEquals(1, desk.account().tradesOfDay(0), "it is no trade");

        desk.modified(2, 7, 60, 140);
        assertEquals(60, desk.position(7).stopPoints());
        assertEquals(140, desk.position(7).targetPoints());
        assertEquals(0, desk.ledger.orders().count());
        assertEquals("2 DONE 0@0", desk.told.get(desk.told.size() - 1));
        assertFalse(before == desk.ledger.foldState(0), "a stop is state");

        desk.modify(3, 7, 0, 0).outcome(3, SendOutcome.NOT_SENT);
        assertEquals(60, desk.position(7).stopPoints());
        desk.modified(9, 8, 1, 1);
        assertEquals(1, desk.counters.get(Counter.UNMATCHED_REPORTS));
    }

    /** As the venue does it. Seen failing: the rest of an order brought the stop back that was moved since its first part. */
    @Test
    void shouldKeepAMovedStopWhenTheRestIsFilled() {
        desk.order(1, 0, BUY, LOT, 0).sent(1).fillsPart(1, 0, BUY, LOT / 2, 100, 7, true);
        desk.modify(2, 7, 0, 140).sent(2).modified(2, 7, 0, 140);
        desk.fills(1, 0, BUY, LOT / 2, 100, 7, true);
        assertEquals(0, desk.position(7).stopPoints());
        assertEquals(140, desk.position(7).targetPoints());
    }

    /** Another order that adds names what it wants changed; what it leaves open stays, as at the venue. */
    @Test
    void shouldKeepTheTargetOfANettedPositionThatAnEntryWithoutOneAddsTo() {
        LedgerDesk netting = new LedgerDesk(true, Instruments.eurusd(0));
        netting.holds(1, 0, BUY, LOT, 100, 7).modify(2, 7, 60, 140).sent(2).modified(2, 7, 60, 140);
        netting.holds(3, 0, BUY, LOT, 100, 7);
        assertEquals(50, netting.position(7).stopPoints());
        assertEquals(140, netting.position(7).targetPoints());
    }

    @Test
    void shouldHoldOneNettingPositionThatGrowsAndShrinks() {
        LedgerDesk netting = new LedgerDesk(true, Instruments.eurusd(0));
        netting.holds(1, 0, BUY, LOT, 100, 7).holds(2, 0, BUY, LOT, 200, 7);
        assertEquals(1, netting.ledger.positions().count());
        assertEquals(2 * LOT, netting.position(7).quantityMicroLots());
        assertEquals(150, netting.position(7).openPricePoints());
        netting.order(3, 0, SELL, LOT, 0).sent(3).fills(3, 0, SELL, LOT, 180, 7, false);
        assertEquals(LOT, netting.position(7).quantityMicroLots());
        assertEquals(PositionState.OPEN, netting.position(7).state());
    }

    @Test
    void shouldRefuseMoreOrdersThanItHasRoomFor() {
        for (int i = 1; i <= OrderTable.CAPACITY; i++) {
            desk.order(i, 0, BUY, LOT, 0);
        }
        assertEquals(true, desk.ledger.orders().isFull());
        assertThrows(IllegalStateException.class, () -> desk.order(9_999, 0, BUY, LOT, 0));
    }

    /** Whatever comes in whatever order: balance is what was there and all that was booked, and open profit is its parts. */
    @Test
    void shouldAlwaysAddUp() {
        SplittableRandom random = new SplittableRandom(23);
        for (int round = 0; round < 50; round++) {
            LedgerDesk any = new LedgerDesk(false, Instruments.eurusd(0), Instruments.usdjpy(1), Instruments.eurjpy(2));
            long[] booked = new long[4];
            long number = 0;
            for (int step = 0; step < 400; step++) {
                int instrument = random.nextInt(3);
                long position = 1 + random.nextInt(20);
                long amount = random.nextLong(-9_000_000, 9_000_000);
                switch (random.nextInt(8)) {
                    case 0 -> any.quote(instrument, 100_000 + random.nextInt(50_000), 100_000 + random.nextInt(50_000));
                    case 1 -> {
                        if (!any.ledger.orders().isFull()) {
                            any.order(
                                    ++number,
                                    instrument,
                                    random.nextBoolean() ? BUY : SELL,
                                    LOT,
                                    random.nextInt(2) * position);
                        }
                    }
                    case 2 -> any.outcome(1 + random.nextLong(number + 1), SendOutcome.of(random.nextInt(3)));
                    case 3, 4 -> {
                        Position held = any.position(position);
                        int id = held == null ? instrument : held.instrument().id();
                        any.report(
                                id,
                                random.nextBoolean() ? ExecType.FILL : ExecType.PARTIAL_FILL,
                                held == null ? BUY : held.side(),
                                LOT / 4,
                                100_000 + random.nextInt(50_000),
                                fill -> fill.orderNumber(0)
                                        .positionId(position)
                                        .entry((short) 1)
                                        .commissionMicros(amount));
                        booked[0] += amount;
                    }
                    case 5 -> {
                        any.report(
                                instrument,
                                ExecType.FILL,
                                SELL,
                                LOT / 4,
                                100_000 + random.nextInt(50_000),
                                fill -> fill.positionId(position).profitMicros(amount));
                        booked[1] += amount;
                    }
                    case 6 -> {
                        any.report(
                                instrument,
                                ExecType.SWAP,
                                BUY,
                                0,
                                0,
                                swap -> swap.positionId(position).swapMicros(amount));
                        booked[2] += amount;
                    }
                    default -> {
                        any.report(instrument, ExecType.CASH_FLOW, BUY, 0, 0, flow -> flow.profitMicros(amount));
                        booked[3] += amount;
                    }
                }
                assertAddsUp(any, booked);
            }
        }
    }

    private static void assertAddsUp(LedgerDesk desk, long[] booked) {
        Account account = desk.account();
        assertEquals(booked[0], account.commissionMicros());
        assertEquals(booked[1], account.profitMicros());
        assertEquals(booked[2], account.swapMicros());
        assertEquals(booked[3], account.cashFlowMicros());
        assertEquals(Preambles.MILLION + booked[0] + booked[1] + booked[2] + booked[3], account.balanceMicros());
        long open = 0;
        for (int i = 0; i < desk.ledger.positions().count(); i++) {
            open += desk.ledger.positions().at(i).openProfitMicros();
        }
        assertEquals(open, account.openProfitMicros());
        assertEquals(account.balanceMicros() + open, account.equityMicros());
    }
}
