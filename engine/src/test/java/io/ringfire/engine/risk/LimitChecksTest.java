package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Reports;
import io.ringfire.engine.fakes.ScriptedSignals;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each limit one step inside, at it, and one step outside. A lot of EURUSD moves a dollar a point; the account holds a million. Each
 * check was seen missing: taken out of {@link EntryChecks}, the case outside is accepted and its test fails.
 */
class LimitChecksTest {
    private static final long NOON = Preambles.NOON;
    private static final long LOT = Instruments.LOT;
    private static final long DOLLAR = 1_000_000L;
    private static final int EURUSD = 0;
    private static final int EURGBP = 1;
    private static final long BID = 100_000;
    private static final long ASK = 100_010;

    private ScriptedSignals signals;
    private FactWriter facts;
    private SlotPublisher slot;
    private Reports reports;
    private long clockNs = NOON;

    private static EntryLimits lots(long microLots) {
        return new EntryLimits(microLots, false, 0, Share.NONE, Share.NONE, 0, 0);
    }

    private static EntryLimits spread(long points) {
        return new EntryLimits(0, false, points, Share.NONE, Share.NONE, 0, 0);
    }

    private static EntryLimits perTrade(Share share) {
        return new EntryLimits(0, false, 0, share, Share.NONE, 0, 0);
    }

    private static EntryLimits openRisk(Share share) {
        return new EntryLimits(0, false, 0, Share.NONE, share, 0, 0);
    }

    private static EntryLimits counts(int positions, int orders) {
        return new EntryLimits(0, false, 0, Share.NONE, Share.NONE, positions, orders);
    }

    private void start(EntryLimits limits) {
        start(List.of(new LimitRule("", "", "", limits)));
    }

    private void start(List<LimitRule> rules) {
        EngineCounters counters = new EngineCounters();
        RiskLimits limits = new RiskLimits(0, Long.MAX_VALUE / 4, 3, rules, List.of("first", "second"));
        signals = new ScriptedSignals().stops(0, 0);
        slot = new SlotPublisher(new IngestStage(counters), signals, new RiskStage(limits, counters));
        facts = new FactWriter(slot, counters);
        reports = new Reports(facts);
        Preambles.publish(
                facts,
                Instruments.eurusd(EURUSD),
                Instruments.fx(EURGBP, "EURGBP", 5, "EUR", "GBP", io.ringfire.engine.instrument.TradeMode.FULL),
                Instruments.fx(2, "GBPUSD", 5, "GBP", "USD", io.ringfire.engine.instrument.TradeMode.FULL));
        quote(EURUSD, BID, ASK);
        quote(EURGBP, BID, ASK);
        quote(2, 199_990, 200_000);
    }

    private void quote(int instrumentId, long bid, long ask) {
        clockNs++;
        facts.tick(clockNs, instrumentId, 0, clockNs, bid, ask, 0);
    }

    private void sent(long orderNumber) {
        reports.sendResult(++clockNs, EURUSD, orderNumber, SendOutcome.SENT, RefusalReason.NONE);
    }

    private String enter(Side side, long quantity, long stopPoints) {
        return enter(EURUSD, side, quantity, stopPoints);
    }

    /** The verdict: a reason, and where there is one, the limit and what was found. */
    private String enter(int instrumentId, Side side, long quantity, long stopPoints) {
        signals.stops(stopPoints, 0).enter(instrumentId, side, quantity);
        clockNs++;
        facts.timer(clockNs, clockNs);
        RiskVerdictDecoder verdict = Sections.frames(slot.event().decisions(), RiskVerdictDecoder.TEMPLATE_ID)
                .get(0)
                .as(new RiskVerdictDecoder());
        RefusalReason reason = RefusalReason.of(verdict.reason());
        return reason == RefusalReason.NONE
                ? "accepted"
                : reason + " " + verdict.limitValue() + " " + verdict.actualValue();
    }

    @ParameterizedTest
    @CsvSource({"990000, accepted", "1000000, accepted", "1010000, VOLUME_LIMIT 1000000 1010000"})
    void shouldLimitTheVolumeOfAnOrder(long quantity, String verdict) {
        start(lots(LOT));
        assertEquals(verdict, enter(BUY, quantity, 0));
    }

    @ParameterizedTest
    @CsvSource({"100009, accepted", "100010, accepted", "100011, SPREAD_LIMIT 10 11", "99990, accepted"})
    void shouldLimitTheSpreadOfTheQuoteOfNow(long ask, String verdict) {
        start(spread(10));
        quote(EURUSD, BID, ask);
        assertEquals(verdict, enter(BUY, LOT, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, STOP_REQUIRED 0 0", "-1, STOP_REQUIRED 0 0", "1, accepted"})
    void shouldRequireAStopWhereOneIsAskedFor(long stop, String verdict) {
        start(new EntryLimits(0, true, 0, Share.NONE, Share.NONE, 0, 0));
        assertEquals(verdict, enter(BUY, LOT, stop));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 99511, accepted",
        "BUY, 99510, accepted",
        "BUY, 99509, RISK_PER_TRADE 500000000 501000000",
        "SELL, 100500, accepted",
        "SELL, 100501, RISK_PER_TRADE 500000000 501000000",
        "BUY, 0, STOP_REQUIRED 0 0",
        "BUY, 100011, INVALID_STOPS 0 0",
        "SELL, 99999, INVALID_STOPS 0 0",
        "SELL, 9223372036854775807, INVALID_STOPS 0 0"
    })
    void shouldLimitWhatAnEntryLosesAtItsStop(Side side, long stop, String verdict) {
        start(perTrade(new Share(0, 500 * DOLLAR)));
        assertEquals(verdict, enter(side, LOT, stop));
    }

    @ParameterizedTest
    @CsvSource({"99510, accepted", "99509, RISK_PER_TRADE 500000000 501000000"})
    void shouldTakeAShareOfEquityOfNow(long stop, String verdict) {
        start(perTrade(new Share(500, 0)));
        assertEquals(verdict, enter(BUY, LOT, stop));
    }

    /** 100 lots bought at the ask are 10 points under at once: $1,000 of equity, and 50 cents of what may be lost. */
    @Test
    void shouldShrinkWithEquity() {
        start(perTrade(new Share(500, 0)));
        reports.opened(++clockNs, EURUSD, BUY, 100 * LOT, ASK, 0, 7);
        assertEquals("RISK_PER_TRADE 499500000 500000000", enter(BUY, LOT, 99_510));
        assertEquals("accepted", enter(BUY, LOT, 99_511));
    }

    /** In pounds first, at 1.9999 dollars each for a loss of a BUY: 250 points are 250 pounds. */
    @ParameterizedTest
    @CsvSource({"99761, accepted", "99760, accepted", "99759, RISK_PER_TRADE 500000000 501970000"})
    void shouldConvertWhatIsLost(long stop, String verdict) {
        start(perTrade(new Share(0, 500 * DOLLAR)));
        assertEquals(verdict, enter(EURGBP, BUY, LOT, stop));
    }

    @Test
    void shouldLimitWhatAllMayLoseTogetherEntriesUnderWayIncluded() {
        start(openRisk(new Share(0, 1_000 * DOLLAR)));
        assertEquals("accepted", enter(BUY, LOT, 99_510));
        assertEquals("OPEN_RISK 1000000000 1001000000", enter(BUY, LOT, 99_509));
        assertEquals("accepted", enter(SELL, LOT, 100_500));
        assertEquals("OPEN_RISK 1000000000 1000010000", enter(BUY, LOT / 100, 100_009));
    }

    /** The first order is filled far from its stop; the second is known not to have been executed. */
    @Test
    void shouldCountWhatBecameOfAnEntry() {
        start(openRisk(new Share(0, 1_000 * DOLLAR)));
        assertEquals("accepted", enter(BUY, LOT, 99_510));
        assertEquals("accepted", enter(BUY, LOT, 99_510));
        sent(1);
        reports.opened(++clockNs, EURUSD, BUY, LOT, ASK + 100, 1, 71);
        assertEquals("OPEN_RISK 1000000000 1101000000", enter(BUY, LOT, 100_009));
        sent(2);
        reports.sendResult(++clockNs, EURUSD, 2, SendOutcome.UNANSWERED, RefusalReason.UNANSWERED);
        reports.sendResult(++clockNs, EURUSD, 2, SendOutcome.NOT_EXECUTED, RefusalReason.NOT_EXECUTED);
        assertEquals("OPEN_RISK 1000000000 1001000000", enter(BUY, LOT, 99_609));
        assertEquals("accepted", enter(BUY, LOT, 99_610));
    }

    @Test
    void shouldCountAnEntryInDoubtInFull() {
        start(openRisk(new Share(0, 1_000 * DOLLAR)));
        assertEquals("accepted", enter(BUY, LOT, 99_510));
        sent(1);
        reports.sendResult(++clockNs, EURUSD, 1, SendOutcome.UNANSWERED, RefusalReason.UNANSWERED);
        assertEquals("OPEN_RISK 1000000000 1001000000", enter(BUY, LOT, 99_509));
    }

    @Test
    void shouldRefuseWhileSomethingOpenHasNoStop() {
        start(openRisk(new Share(0, 1_000 * DOLLAR)));
        reports.opened(++clockNs, EURUSD, BUY, LOT / 100, ASK, 0, 7);
        assertEquals("OPEN_RISK_UNKNOWN 0 0", enter(BUY, LOT / 100, 99_510));
    }

    @Test
    void shouldLimitPositionsOfASymbolWithEntriesUnderWay() {
        start(counts(2, 0));
        assertEquals("accepted", enter(BUY, LOT, 0));
        sent(1);
        reports.opened(++clockNs, EURUSD, BUY, LOT, ASK, 1, 71);
        assertEquals("accepted", enter(BUY, LOT, 0));
        assertEquals("POSITION_LIMIT 2 3", enter(BUY, LOT, 0));
        assertEquals("accepted", enter(EURGBP, BUY, LOT, 0), "it is another symbol");
    }

    @Test
    void shouldLimitOrdersThatAwaitAnAnswer() {
        start(counts(0, 2));
        assertEquals("accepted", enter(BUY, LOT, 0));
        assertEquals("accepted", enter(EURGBP, BUY, LOT, 0));
        assertEquals("ORDER_LIMIT 2 3", enter(BUY, LOT, 0));
        sent(1);
        reports.opened(++clockNs, EURUSD, BUY, LOT, ASK, 1, 71);
        assertEquals("accepted", enter(BUY, LOT, 0));
    }

    /** A way out is never limited: two lots are closed where one is the most. */
    @Test
    void shouldLimitNoExit() {
        start(new EntryLimits(LOT, true, 1, new Share(0, 1), new Share(0, 1), 1, 1));
        reports.opened(++clockNs, EURUSD, BUY, 2 * LOT, ASK, 0, 71);
        reports.opened(++clockNs, EURUSD, BUY, 2 * LOT, ASK, 0, 72);
        for (long position = 71; position <= 72; position++) {
            signals.exit(EURUSD, SELL, position, 2 * LOT);
            facts.timer(++clockNs, clockNs);
            RiskVerdictDecoder verdict = Sections.frames(slot.event().decisions(), RiskVerdictDecoder.TEMPLATE_ID)
                    .get(0)
                    .as(new RiskVerdictDecoder());
            assertEquals(RefusalReason.NONE, RefusalReason.of(verdict.reason()));
        }
    }

    @Test
    void shouldHoldToTheStrictestRuleThatApplies() {
        start(List.of(
                new LimitRule("", "", "", lots(50 * LOT)),
                new LimitRule("test", "", "", lots(40 * LOT)),
                new LimitRule("other", "", "", lots(LOT)),
                new LimitRule("", "first", "", lots(30 * LOT)),
                new LimitRule("", "second", "", lots(LOT)),
                new LimitRule("", "", "EURGBP", lots(20 * LOT)),
                new LimitRule("test", "first", "EURGBP", spread(9))));
        assertEquals("accepted", enter(BUY, 30 * LOT, 0));
        assertEquals("VOLUME_LIMIT 30000000 30010000", enter(BUY, 30 * LOT + LOT / 100, 0));
        assertEquals("VOLUME_LIMIT 20000000 20010000", enter(EURGBP, BUY, 20 * LOT + LOT / 100, 0));
        assertEquals("SPREAD_LIMIT 9 10", enter(EURGBP, BUY, 20 * LOT, 0));
    }
}
