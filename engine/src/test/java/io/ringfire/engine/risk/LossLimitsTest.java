package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.risk.LimitDesk.ALL;
import static io.ringfire.engine.risk.LimitDesk.ASK;
import static io.ringfire.engine.risk.LimitDesk.BID;
import static io.ringfire.engine.risk.LimitDesk.DOLLAR;
import static io.ringfire.engine.risk.LimitDesk.EURGBP;
import static io.ringfire.engine.risk.LimitDesk.EURUSD;
import static io.ringfire.engine.risk.LimitDesk.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.ledger.AccountStanding;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.VenueKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Limits on what an account loses, one step inside, at and outside. A lot of EURUSD moves a dollar a point; the account begins with a
 * million. Noon is 12:00 UTC, and the day ends at 22:00 UTC, the close of New York.
 */
class LossLimitsTest {
    private static final long LOT = Instruments.LOT;
    private static final long TEN_HOURS = 10 * 3_600 * SECOND;

    private static LimitDesk desk(MoneyLimit limit, long dollars) {
        return new LimitDesk(EntryLimits.NONE.with(limit, new Share(0, dollars * DOLLAR)));
    }

    /** Bought at the ask; at a bid of 99,511 the lot is 499 dollars under. Seen failing with what is realised alone. */
    @ParameterizedTest
    @CsvSource({"99511, accepted", "99510, DAILY_LOSS 500000000 500000000", "99509, DAILY_LOSS 500000000 501000000"})
    void shouldEndTheDayWithALossOpenProfitIncluded(long bid, String verdict) {
        LimitDesk desk = desk(MoneyLimit.DAILY_LOSS, 500);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        assertEquals(verdict, desk.quote(EURUSD, bid, ASK).enter(EURGBP, BUY, LOT, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "-499999999, accepted",
        "-500000000, DAILY_LOSS 500000000 500000000",
        "-500000001, DAILY_LOSS 500000000 500000001",
        "1, accepted"
    })
    void shouldEndTheDayWithARealisedLoss(long profitMicros, String verdict) {
        assertEquals(
                verdict,
                desk(MoneyLimit.DAILY_REALISED_LOSS, 500).trade(7, profitMicros).enter(BUY, LOT, 0));
        assertEquals(
                verdict, desk(MoneyLimit.DAILY_LOSS, 500).trade(7, profitMicros).enter(BUY, LOT, 0));
    }

    @Test
    void shouldNotCountOpenProfitAsRealised() {
        LimitDesk desk = desk(MoneyLimit.DAILY_REALISED_LOSS, 500);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        assertEquals("accepted", desk.quote(EURUSD, 90_000, 90_010).enter(EURGBP, BUY, LOT, 0));
    }

    /** Up 300 first, so that the peak is 1,000,300; then down. */
    @ParameterizedTest
    @CsvSource({
        "-499999999, accepted",
        "-500000000, DRAWDOWN 500000000 500000000",
        "-500000001, DRAWDOWN 500000000 500000001"
    })
    void shouldEndTradingWhenEquityFallsFromItsPeak(long profitMicros, String verdict) {
        LimitDesk desk = desk(MoneyLimit.DRAWDOWN, 500).trade(7, 300 * DOLLAR).trade(8, profitMicros);
        assertEquals(verdict, desk.enter(BUY, LOT, 0));
    }

    /** 1 % of 1,000,300 is 10,003. */
    @Test
    void shouldTakeAShareOfThePeak() {
        LimitDesk desk = new LimitDesk(EntryLimits.NONE.with(MoneyLimit.DRAWDOWN, new Share(10_000, 0)));
        desk.trade(7, 300 * DOLLAR).trade(8, -10_003 * DOLLAR + 1);
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
        assertEquals("DRAWDOWN 10003000000 10003000000", desk.trade(9, -1).enter(BUY, LOT, 0));
    }

    /** The dip is over when somebody wants to trade. Seen failing with the loss looked at by entries alone. */
    @Test
    void shouldLatchWhatATickBrokeAndSaySoOnce() {
        LimitDesk desk = desk(MoneyLimit.DRAWDOWN, 500);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        desk.quote(EURUSD, 99_500, 99_510);
        assertEquals(List.of(), desk.said(), "with the next event");
        desk.quote(EURUSD, BID, ASK);
        assertEquals(
                List.of("account 0 REDUCE_ONLY LIMIT DRAWDOWN 500000000 510000000", "LOSS_LIMIT 510000000"),
                desk.said());
        assertEquals("DRAWDOWN 500000000 510000000", desk.enter(BUY, LOT, 0));
        assertEquals("accepted", desk.exit(SELL, 7, LOT), "a way out is never shut");
        desk.quote(EURUSD, 99_000, 99_010);
        desk.quote(EURUSD, 99_000, 99_010);
        assertEquals("DRAWDOWN 500000000 510000000", desk.enter(BUY, LOT, 0));
    }

    /** Seen failing: around the limit, each tick that broke it anew was an alert. */
    @Test
    void shouldNotCryAgainWhileItIsShut() {
        LimitDesk desk = desk(MoneyLimit.DRAWDOWN, 500);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        desk.quote(EURUSD, 99_500, 99_510).quote(EURUSD, BID, ASK);
        desk.quote(EURUSD, 99_400, 99_410).quote(EURUSD, BID, ASK);
        assertEquals(List.of(), desk.said());
        desk.tell(CommandKind.REDUCE_ONLY, 0, 0);
        assertEquals(List.of(), desk.said());
        assertEquals("DRAWDOWN 500000000 510000000", desk.enter(BUY, LOT, 0), "what was found first");
        desk.tell(CommandKind.HALT, 0, 0);
        assertEquals(List.of("account 0 HALTED OPERATOR NONE 0 0"), desk.said());
    }

    @Test
    void shouldTradeAgainWhenAPersonResumesFromThePeakOfNow() {
        LimitDesk desk = desk(MoneyLimit.DRAWDOWN, 500).trade(7, -600 * DOLLAR);
        assertEquals("DRAWDOWN 500000000 600000000", desk.enter(BUY, LOT, 0));
        desk.tell(CommandKind.RESUME, 0, 0);
        assertEquals(List.of("account 0 ACTIVE OPERATOR NONE 0 0"), desk.said());
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
        assertEquals("accepted", desk.trade(8, -499 * DOLLAR).enter(BUY, LOT, 0));
        assertEquals("DRAWDOWN 500000000 500000000", desk.trade(9, -DOLLAR).enter(BUY, LOT, 0));
    }

    /** A day's loss is a day's: who resumes too early is refused by the figure itself, and not shut out again for it. */
    @Test
    void shouldHoldToTheDaysLossUntilTheNextDayBegins() {
        LimitDesk desk = desk(MoneyLimit.DAILY_LOSS, 500).trade(7, -600 * DOLLAR);
        desk.tell(CommandKind.RESUME, 0, 0);
        assertEquals("DAILY_LOSS 500000000 600000000", desk.enter(BUY, LOT, 0));
        desk.pass(TEN_HOURS - 100);
        assertEquals("DAILY_LOSS 500000000 600000000", desk.enter(BUY, LOT, 0));
        desk.pass(100);
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
        assertEquals("accepted", desk.trade(8, -499 * DOLLAR).enter(BUY, LOT, 0));
    }

    @Test
    void shouldStayShutOverTheDayUnlessAPersonResumes() {
        LimitDesk desk = desk(MoneyLimit.DAILY_LOSS, 500).trade(7, -600 * DOLLAR);
        desk.pass(TEN_HOURS);
        assertEquals("DAILY_LOSS 500000000 600000000", desk.enter(BUY, LOT, 0));
        desk.tell(CommandKind.RESUME, ALL, 0);
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
    }

    /** 200 dollars open as the day begins: the base is 1,000,200, and they count as lost when they are gone. */
    @Test
    void shouldMeasureTheDayFromTheGreaterOfBalanceAndEquity() {
        LimitDesk desk = desk(MoneyLimit.DAILY_LOSS, 500);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        desk.quote(EURUSD, ASK + 200, ASK + 210);
        desk.pass(TEN_HOURS).quote(EURUSD, ASK - 299, ASK);
        assertEquals(1_000_200 * DOLLAR, desk.account().dayBaseMicros());
        assertEquals("accepted", desk.enter(EURGBP, BUY, LOT, 0));
        assertEquals(
                "DAILY_LOSS 500000000 500000000",
                desk.quote(EURUSD, ASK - 300, ASK).enter(EURGBP, BUY, LOT, 0));
    }

    /** Under by 100 as the day begins, the base is the balance, and the loss is one of that day as well. */
    @Test
    void shouldNotForgiveAnOpenLossOverNight() {
        LimitDesk desk = desk(MoneyLimit.DAILY_LOSS, 500);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        desk.quote(EURUSD, ASK - 100, ASK);
        desk.pass(TEN_HOURS).quote(EURUSD, ASK - 500, ASK);
        assertEquals("DAILY_LOSS 500000000 500000000", desk.enter(EURGBP, BUY, LOT, 0));
    }

    /** Seen failing with a payment taken for a loss. */
    @Test
    void shouldNotTakeMoneyThatIsPaidOutForALoss() {
        LimitDesk desk = new LimitDesk(EntryLimits.NONE
                .with(MoneyLimit.DAILY_LOSS, new Share(0, 500 * DOLLAR))
                .with(MoneyLimit.DRAWDOWN, new Share(0, 500 * DOLLAR)));
        desk.reports.report(
                desk.later(), -1, ExecType.CASH_FLOW, BUY, 0, 0, flow -> flow.profitMicros(-10_000 * DOLLAR));
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
        assertEquals(990_000 * DOLLAR, desk.account().dayBaseMicros());
    }

    @Test
    void shouldEndTheDayAfterSoManyLossesInARow() {
        LimitDesk desk = new LimitDesk(EntryLimits.NONE.with(Limit.MAX_CONSECUTIVE_LOSSES, 3));
        desk.trade(1, -1).trade(2, -1);
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
        assertEquals("CONSECUTIVE_LOSSES 3 3", desk.trade(3, -1).enter(BUY, LOT, 0));
        assertEquals("CONSECUTIVE_LOSSES 3 4", desk.trade(4, -1).enter(BUY, LOT, 0));
        assertEquals("CONSECUTIVE_LOSSES 3 4", desk.trade(5, 0).enter(BUY, LOT, 0), "neither won nor lost");
        assertEquals("accepted", desk.trade(6, 1).enter(BUY, LOT, 0));
        desk.trade(7, -1).trade(8, -1).trade(9, -1);
        desk.tell(CommandKind.RESUME, 0, 0);
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
        desk.trade(10, -1).trade(11, -1).trade(12, -1).pass(TEN_HOURS);
        assertEquals("accepted", desk.enter(BUY, LOT, 0), "another day");
    }

    @Test
    void shouldWaitAfterALoss() {
        LimitDesk desk = new LimitDesk(EntryLimits.NONE.with(Limit.LOSS_COOLDOWN_NS, 60 * SECOND));
        assertEquals("accepted", desk.trade(1, 1).enter(BUY, LOT, 0));
        assertEquals("LOSS_COOLDOWN 60000000000 1", desk.trade(2, -1).enter(BUY, LOT, 0));
        desk.pass(60 * SECOND - 3);
        assertEquals("LOSS_COOLDOWN 60000000000 59999999999", desk.enter(BUY, LOT, 0));
        assertEquals("accepted", desk.enter(BUY, LOT, 0));
    }

    /** Commission and swap are part of what a trade earned. */
    @Test
    void shouldCountATradeThatItsCostsTurnedIntoALoss() {
        LimitDesk desk = new LimitDesk(EntryLimits.NONE.with(Limit.MAX_CONSECUTIVE_LOSSES, 1));
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        desk.reports.report(
                desk.later(),
                EURUSD,
                ExecType.FILL,
                SELL,
                LOT,
                ASK,
                fill -> fill.positionId(7).profitMicros(3).commissionMicros(-4).entry((short) 0));
        assertEquals("CONSECUTIVE_LOSSES 1 1", desk.enter(BUY, LOT, 0));
    }

    /** A rule for a symbol refuses what it names by the account's figures, and shuts nobody else out. Seen failing with each check taken out. */
    @ParameterizedTest
    @CsvSource({"DAILY_LOSS, DAILY_LOSS", "DAILY_REALISED_LOSS, DAILY_LOSS", "DRAWDOWN, DRAWDOWN"})
    void shouldHoldWhatARuleNamesToItsOwnLimit(MoneyLimit limit, String reason) {
        LimitDesk desk = new LimitDesk(List.of(
                new LimitRule("", "", "EURGBP", EntryLimits.NONE.with(limit, new Share(0, 500 * DOLLAR)))));
        assertEquals("accepted", desk.trade(7, -499 * DOLLAR).enter(EURGBP, BUY, LOT / 100, 0));
        assertEquals(reason + " 500000000 500000000", desk.trade(8, -DOLLAR).enter(EURGBP, BUY, LOT, 0));
        assertEquals("accepted", desk.enter(EURUSD, BUY, LOT, 0));
    }

    /** As it does in a live run before the terminal has told its balance. Seen failing with a base of nothing taken for a loss of all. */
    @Test
    void shouldNotBeBrokenByAnAccountWhoseMoneyIsNotKnownYet() {
        LimitDesk desk = new LimitDesk(
                List.of(new LimitRule("", "", "", EntryLimits.NONE.with(MoneyLimit.DAILY_LOSS, new Share(30_000, 0)))),
                BreakerRules.NONE,
                new AccountSpec("test", Instruments.USD, 100, false, 0));
        desk.quote(EURUSD, BID, ASK);
        desk.quote(EURUSD, BID, ASK);
        assertEquals(List.of(), desk.said());
    }

    /** The run before had lost 400 dollars since the same day began, and fallen as far from its peak. */
    @Test
    void shouldGoOnFromWhereTheRunBeforeLeftOff() {
        long dayStartNs = Preambles.NOON - 14 * 3_600 * SECOND;
        AccountStanding standing = new AccountStanding(
                Preambles.MILLION + 400 * DOLLAR, dayStartNs, Preambles.MILLION + 400 * DOLLAR, -400 * DOLLAR, 2, 5);
        for (MoneyLimit limit : List.of(MoneyLimit.DAILY_LOSS, MoneyLimit.DAILY_REALISED_LOSS, MoneyLimit.DRAWDOWN)) {
            LimitDesk desk = new LimitDesk(
                    List.of(new LimitRule("", "", "", EntryLimits.NONE.with(limit, new Share(0, 500 * DOLLAR)))),
                    BreakerRules.NONE,
                    account(standing));
            assertEquals("accepted", desk.trade(7, -99 * DOLLAR).enter(BUY, LOT, 0));
            String reason = limit == MoneyLimit.DRAWDOWN ? "DRAWDOWN" : "DAILY_LOSS";
            assertEquals(reason + " 500000000 500000000", desk.trade(8, -DOLLAR).enter(BUY, LOT, 0));
        }
        LimitDesk another = new LimitDesk(
                List.of(new LimitRule(
                        "", "", "", EntryLimits.NONE.with(MoneyLimit.DAILY_LOSS, new Share(0, 500 * DOLLAR)))),
                BreakerRules.NONE,
                account(new AccountStanding(0, dayStartNs - 24 * 3_600 * SECOND, 0, 0, 0, 0)));
        assertEquals("accepted", another.trade(7, -499 * DOLLAR).enter(BUY, LOT, 0), "that was yesterday");
    }

    private static AccountSpec account(AccountStanding standing) {
        return new AccountSpec(
                "test", Instruments.USD, 100, false, Preambles.MILLION, VenueKind.SIMULATED, true, false, 0, standing);
    }
}
