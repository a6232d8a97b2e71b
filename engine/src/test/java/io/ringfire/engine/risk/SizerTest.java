package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Reports;
import io.ringfire.engine.fakes.ScriptedSignals;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Computed volumes at their edges. EURUSD and EURGBP stand at 1.00000 / 1.00010, where a lot moves a dollar or a pound a point; the
 * account holds a million dollars. Seen failing with one step more than fits, without the cap, with the balance in place of the equity,
 * and with the bid for a buy.
 */
class SizerTest {
    private static final long NOON = Preambles.NOON;
    private static final long LOT = Instruments.LOT;
    private static final long DOLLAR = 1_000_000L;
    private static final int EURUSD = 0;
    private static final int EURGBP = 1;
    private static final int GBPUSD = 2;
    private static final int USDJPY = 3;
    private static final int XAUUSD = 4;
    private static final int HUGE = 5;
    private static final int FINE = 6;
    private static final long BID = 100_000;
    private static final long STOP = 99_510;
    private static final long ATR_100 = 100_000_000L;
    private static final Share FIVE_HUNDRED = new Share(0, 500 * DOLLAR);
    private static final Share ONE_PERCENT = new Share(10_000, 0);

    private ScriptedSignals signals;
    private FactWriter facts;
    private SlotPublisher slot;
    private Reports reports;
    private RiskStage risk;
    private long clockNs = NOON;

    private void start(Sizing sizing) {
        start(sizing, Preambles.hedging("test"));
    }

    private void start(Sizing sizing, AccountSpec... accounts) {
        start(sizing, Commission.NONE, accounts);
    }

    private void start(Sizing sizing, Commission commission, AccountSpec... accounts) {
        EngineCounters counters = new EngineCounters();
        signals = new ScriptedSignals();
        risk = new RiskStage(
                new RiskLimits(1_000, Long.MAX_VALUE / 4, 3).with(BreakerRules.NONE, commission, MarketCalendar.NONE),
                List.of(sizing),
                TerminalRules.byDefault(),
                counters);
        slot = new SlotPublisher(new IngestStage(counters), signals, risk);
        facts = new FactWriter(slot, counters);
        reports = new Reports(facts);
        Preambles.publish(
                facts,
                accounts[0],
                Instruments.eurusd(EURUSD),
                Instruments.fx(EURGBP, "EURGBP", 5, "EUR", "GBP", TradeMode.FULL),
                Instruments.fx(GBPUSD, "GBPUSD", 5, "GBP", "USD", TradeMode.FULL),
                Instruments.usdjpy(USDJPY),
                cfd(XAUUSD, "XAUUSD", 2, 100, LOT / 100, LOT / 100, 100 * LOT),
                cfd(HUGE, "XHHUSD", 0, Integer.MAX_VALUE, LOT / 100, LOT / 100, Long.MAX_VALUE),
                cfd(FINE, "XFFUSD", 5, 100_000, 15_000, 10_000, 1_000_000_000_000_000L));
        for (int i = 1; i < accounts.length; i++) {
            facts.snapshot(NOON, i, accounts[i]);
        }
        quote(EURUSD, BID, BID + 10);
        quote(EURGBP, BID, BID + 10);
        quote(USDJPY, 150_000, 150_010);
        quote(XAUUSD, 200_000, 200_030);
        quote(FINE, BID, BID + 10);
    }

    private static Instrument cfd(int id, String symbol, int digits, long contract, long min, long step, long max) {
        int usd = Instruments.USD;
        return new Instrument(
                id,
                symbol,
                digits,
                Currency.of(symbol.substring(0, 3)),
                usd,
                usd,
                1,
                10,
                contract,
                min,
                max,
                step,
                0,
                0,
                0,
                0,
                0,
                0,
                CalcMode.CFD,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }

    private void quote(int instrumentId, long bid, long ask) {
        clockNs++;
        facts.tick(clockNs, instrumentId, 0, clockNs, bid, ask, 0);
    }

    private String enter(Side side, long stopPoints) {
        return enter(EURUSD, side, stopPoints, 0);
    }

    /** For each account what is ordered, in lots; or the reason, the limit and what was found. */
    private String enter(int instrumentId, Side side, long stopPoints, long atrMicroPoints) {
        signals.stops(stopPoints, 0).enterSized(instrumentId, side, atrMicroPoints);
        return outcome();
    }

    private String outcome() {
        clockNs++;
        facts.timer(clockNs, clockNs);
        StringBuilder told = new StringBuilder();
        for (Frame frame : Sections.frames(slot.event().decisions())) {
            if (frame.templateId() == OrderDecoder.TEMPLATE_ID) {
                told.append(' ').append(frame.as(new OrderDecoder()).quantityMicroLots() / (double) LOT);
            } else if (frame.templateId() == RiskVerdictDecoder.TEMPLATE_ID) {
                RiskVerdictDecoder verdict = frame.as(new RiskVerdictDecoder());
                if (verdict.accepted() == 0) {
                    told.append(' ')
                            .append(RefusalReason.of(verdict.reason()))
                            .append(' ')
                            .append(verdict.limitValue())
                            .append(' ')
                            .append(verdict.actualValue());
                }
            }
        }
        return told.toString().strip();
    }

    /** 500 points are 500 dollars a lot, and 5 dollars a step. */
    @ParameterizedTest
    @CsvSource({
        "500000000, 1.0",
        "499999999, 0.99",
        "504999999, 1.0",
        "505000000, 1.01",
        "5000000, 0.01",
        "4999999, SIZE_TOO_SMALL 10000 0",
        "1, SIZE_TOO_SMALL 10000 0"
    })
    void shouldLoseNoMoreThanAnAmountAtTheStopAndNoStepLess(long micros, String expected) {
        start(Sizing.atStop(new Share(0, micros), 100 * LOT));
        assertEquals(expected, enter(BUY, STOP));
    }

    /** 500 dollars and 7 for both sides a lot: 0.98 lots lose 496.86, 0.99 would lose 501.94, each side rounded to cents. */
    @ParameterizedTest
    @CsvSource({"496860000, 0.98", "496859999, 0.97", "501939999, 0.98", "501940000, 0.99"})
    void shouldCountTheCommissionOfBothSides(long micros, String expected) {
        start(Sizing.atStop(new Share(0, micros), 100 * LOT), new Commission(0, 3_500_000), Preambles.hedging("test"));
        assertEquals(expected, enter(BUY, STOP));
    }

    @Test
    void shouldMeasureFromTheSideOfTheQuoteThatExecutes() {
        start(Sizing.atStop(FIVE_HUNDRED, 100 * LOT));
        assertEquals("1.0", enter(BUY, 100_010 - 500));
        assertEquals("1.0", enter(SELL, 100_000 + 500));
        quote(EURUSD, BID, BID + 510);
        assertEquals("0.5", enter(BUY, STOP), "a wider quote loses more at the same stop");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1.0",
        "500000, 0.5",
        "509999, 0.5",
        "10000, 0.01",
        "9999, SIZE_TOO_SMALL 10000 0",
        "1, SIZE_TOO_SMALL 10000 0"
    })
    void shouldGiveNoMoreThanItsCap(long maxMicroLots, String expected) {
        start(Sizing.atStop(FIVE_HUNDRED, maxMicroLots));
        assertEquals(expected, enter(BUY, STOP));
    }

    @Test
    void shouldGiveNoMoreThanTheInstrumentTakes() {
        start(Sizing.atStop(new Share(0, 60_000 * DOLLAR), 1_000 * LOT));
        assertEquals("100.0", enter(BUY, STOP));
    }

    /** A smallest volume that is no multiple of the step: 0.015, in steps of 0.01. */
    @Test
    void shouldNotRoundUpToTheSmallestVolume() {
        start(Sizing.atStop(new Share(0, 9_999_999), 100 * LOT));
        assertEquals("SIZE_TOO_SMALL 15000 10000", enter(FINE, BUY, STOP, 0));
        start(Sizing.atStop(new Share(0, 10_000_000), 100 * LOT));
        assertEquals("0.02", enter(FINE, BUY, STOP, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 0, 0",
        "BUY, -99510, 0",
        "BUY, 100010, 0",
        "BUY, 100011, -1",
        "SELL, 100000, 0",
        "SELL, 99999, -1",
        "SELL, 9223372036854775807, 0",
        "BUY, -9223372036854775808, 0"
    })
    void shouldRefuseWithoutAStopThatLoses(Side side, long stop, long found) {
        start(Sizing.atStop(FIVE_HUNDRED, 100 * LOT));
        assertEquals("SIZE_UNKNOWN 500000000 " + found, enter(side, stop));
        start(Sizing.atAtr(FIVE_HUNDRED, 100 * LOT, 2_000));
        assertEquals("SIZE_UNKNOWN 500000000 " + found, enter(EURUSD, side, stop, ATR_100));
    }

    @Test
    void shouldRefuseWithoutARate() {
        start(Sizing.atStop(FIVE_HUNDRED, 100 * LOT));
        assertEquals("SIZE_UNKNOWN 500000000 250", enter(EURGBP, BUY, 99_760, 0));
        quote(GBPUSD, 200_000, 200_010);
        assertEquals("1.0", enter(EURGBP, BUY, 99_760, 0), "250 pounds a lot, at two dollars each");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-1000000000000", "-9000000000000000000"})
    void shouldRefuseWhereNoEquityIsLeft(long balanceMicros) {
        for (Share share : List.of(FIVE_HUNDRED, ONE_PERCENT)) {
            start(Sizing.atStop(share, 100 * LOT), new AccountSpec("test", Instruments.USD, 100, false, balanceMicros));
            assertEquals("SIZE_UNKNOWN 0 500", enter(BUY, STOP));
        }
    }

    /** Numbers past 64 bits: one step of it loses more than 2^63 micros; and all that 2^62 micros may lose, up to the cap. */
    @Test
    void shouldRefuseWhatIsBeyondItsNumbersAndNeverWrap() {
        AccountSpec rich = new AccountSpec("test", Instruments.USD, 10_000, false, Long.MAX_VALUE / 2);
        start(Sizing.atStop(new Share(1_000_000, 0), 1_000_000_000_000_000L), rich);
        quote(HUGE, 1L << 39, (1L << 39) + 1);
        assertEquals("SIZE_UNKNOWN 4611686018427387903 " + (1L << 39), enter(HUGE, BUY, 1, 0));
        quote(HUGE, 1L << 23, (1L << 23) + 1);
        String cents = enter(HUGE, BUY, 1, 0);
        assertEquals("SIZE_UNKNOWN 4611686018427387903 " + (1L << 23), cents, "its cents fit, its micros do not");
        assertEquals("1.0E9", enter(FINE, BUY, STOP, 0));
        start(Sizing.atAtr(new Share(1_000_000, 0), 1_000_000_000_000_000L, 100_000), rich);
        assertEquals("SIZE_UNKNOWN 4611686018427387903 0", enter(EURUSD, BUY, STOP, Long.MAX_VALUE));
        assertEquals("SIZE_UNKNOWN 4611686018427387903 0", enter(EURUSD, BUY, STOP, -1));
    }

    /** Yen have no cents: a lot loses 50,000 yen, at 150 yen a dollar. A sell is bought back, and its yen at the ask. */
    @Test
    void shouldConvertYenAtTheSideThatCloses() {
        start(Sizing.atStop(FIVE_HUNDRED, 100 * LOT));
        assertEquals("1.5", enter(USDJPY, BUY, 149_510, 0));
        assertEquals("1.5", enter(USDJPY, SELL, 150_500, 0));
        quote(USDJPY, 149_999, 150_010);
        assertEquals("1.5", enter(USDJPY, BUY, 149_510, 0), "75,000 yen at 149.999 are 500.0033, booked as 500.00");
        quote(USDJPY, 149_990, 150_010);
        assertEquals("1.49", enter(USDJPY, BUY, 149_510, 0), "at 149.990 they are 500.03");
        assertEquals("1.5", enter(USDJPY, SELL, 150_490, 0), "and 499.97 at the ask");
    }

    @Test
    void shouldSizeGold() {
        start(
                Sizing.atStop(ONE_PERCENT, 100 * LOT),
                new AccountSpec("test", Instruments.USD, 100, false, 100_000 * DOLLAR));
        assertEquals("1.0", enter(XAUUSD, BUY, 199_030, 0), "ten dollars an ounce, a hundred ounces");
        assertEquals("0.33", enter(XAUUSD, BUY, 197_030, 0));
    }

    /** The equity of now, open profit in it; on a netting account too, whatever it holds. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void shouldTakeItsShareOfTheEquityOfNow(boolean isNetting) {
        start(
                Sizing.atStop(ONE_PERCENT, 100 * LOT),
                new AccountSpec("test", Instruments.USD, 100, isNetting, 100_000 * DOLLAR));
        assertEquals("2.0", enter(BUY, STOP));
        reports.opened(++clockNs, EURUSD, BUY, 10 * LOT, 100_010, 0, 7);
        quote(EURUSD, BID - 1_990, BID - 1_980);
        assertEquals("1.6", enter(BUY, 98_020 - 500), "20,000 of 100,000 are lost for now");
        quote(EURUSD, BID + 5_010, BID + 5_020);
        assertEquals("3.0", enter(BUY, 105_020 - 500), "50,000 are won");
    }

    @Test
    void shouldSizeASignalForEachAccountByItsOwnEquityAndCurrency() {
        start(
                Sizing.atStop(ONE_PERCENT, 100 * LOT),
                Preambles.hedging("dollars"),
                new AccountSpec("yen", Currency.of("JPY"), 100, true, 1_000_000 * DOLLAR),
                new AccountSpec("gone", Instruments.USD, 100, false, 0));
        assertEquals(
                "20.0 0.13 SIZE_UNKNOWN 0 500",
                enter(BUY, STOP),
                "10,000 dollars at 500 a lot; 10,000 yen at 75,000 a lot; nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 100000000, 2.5",
        "2000, 100000001, 2.48", // 201 points
        "2500, 100000000, 2.0",
        "1, 1, 100.0", // a point, and its cap
        "2000, 0, SIZE_UNKNOWN 500000000 0"
    })
    void shouldLoseNoMoreThanAnAmountInAMoveOfItsAtr(long multiplePermille, long atrMicroPoints, String expected) {
        start(Sizing.atAtr(FIVE_HUNDRED, 100 * LOT, multiplePermille));
        assertEquals(expected, enter(EURUSD, BUY, STOP, atrMicroPoints));
        assertEquals(expected, enter(EURUSD, BUY, 99_910, atrMicroPoints), "wherever its stop is");
    }

    /** Of the computed volume, rounded down once more: 70 % of 0.33 lots are 0.231. */
    @Test
    void shouldGiveTheShareThatAnOperatorLetsItHave() {
        start(Sizing.atStop(new Share(0, 165 * DOLLAR), 100 * LOT));
        assertEquals("0.33", enter(BUY, STOP));
        facts.risk(clockNs, FactWriter.NO_ACCOUNT, 0, 70, "c", "somebody", "because");
        assertEquals("0.23", enter(BUY, STOP));
        facts.risk(clockNs, FactWriter.NO_ACCOUNT, 0, 3, "c", "somebody", "because");
        assertEquals("SIZE_SHARE 10000 0", enter(BUY, STOP));
    }

    @Test
    void shouldNotTakeAVolumeOfNothingForOneToCompute() {
        start(Sizing.atStop(FIVE_HUNDRED, 100 * LOT));
        signals.stops(STOP, 0).enter(EURUSD, BUY, 0);
        assertEquals("VOLUME_TOO_SMALL 10000 0", outcome());
    }

    @Test
    void shouldRefuseToComputeForAStrategyThatSaysItsVolumes() {
        start(Sizing.GIVEN);
        assertEquals("SIZE_UNKNOWN 0 500", enter(BUY, STOP));
        signals.of(1);
        assertEquals("SIZE_UNKNOWN 0 500", enter(BUY, STOP), "and for one that is not known");
    }

    /** What is wrong with the market or the desk is said before what follows from it. */
    @Test
    void shouldSayWhatRefusesBeforeTheVolumeMatters() {
        start(Sizing.atStop(FIVE_HUNDRED, 100 * LOT));
        assertEquals("NO_QUOTE 0 0", enter(GBPUSD, BUY, STOP, 0));
        clockNs += 2_000;
        assertEquals("STALE_QUOTE", enter(BUY, STOP).split(" ")[0]);
        facts.command(
                clockNs,
                CommandKind.HALT,
                FactWriter.NO_ACCOUNT,
                FactWriter.NO_INSTRUMENT,
                0,
                "c",
                "somebody",
                "because");
        assertEquals("HALTED 0 0", enter(BUY, 0));
    }

    @Test
    void shouldNotComputeWithoutAnAmountOrACap() {
        assertThrows(IllegalArgumentException.class, () -> Sizing.atStop(Share.NONE, LOT));
        assertThrows(IllegalArgumentException.class, () -> Sizing.atStop(FIVE_HUNDRED, 0));
        assertThrows(IllegalArgumentException.class, () -> Sizing.atStop(FIVE_HUNDRED, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Sizing.atAtr(FIVE_HUNDRED, LOT, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sizing(Sizing.Method.GIVEN, FIVE_HUNDRED, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sizing(Sizing.Method.AT_STOP, FIVE_HUNDRED, LOT, 1));
    }
}
