package io.ringfire.engine.shield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.calendar.NewsEvent;
import io.ringfire.engine.calendar.NewsImpact;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Shields;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each component alone: what moves it, both ways, and its reason. Bars are minutes of four quotes. */
class ShieldTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long BASE = 100_000;

    private final Instrument eurusd = Instruments.eurusd(0);
    private final Instrument usdjpy = Instruments.usdjpy(1);
    private final QuoteBoard quotes = new QuoteBoard();
    private final List<List<BarBuilder>> builders = List.of(new ArrayList<>(), new ArrayList<>());
    private final long[] held = new long[2];
    private final ShieldScore score = new ShieldScore();
    private MarketCalendar calendar = MarketCalendar.NONE;
    private Shield shield;
    private long minute = 1_000_000;

    private void judge(ShieldComponent component) {
        judge(component, 0);
    }

    private void judge(ShieldComponent component, int sessionMask) {
        shield = new Shield(Shields.judging(component, sessionMask), calendar, quotes, id -> held[id]);
        BarRules rules = new BarRules(false, 0, DayStart.NEW_YORK_CLOSE);
        shield.start(
                List.of(eurusd, usdjpy),
                (id, spec, listener) -> builders.get(id).add(BarBuilder.of(id, spec, rules, listener)));
        quote(0, BASE);
    }

    private void quote(int id, long bid) {
        quotes.update(id, bid, bid + 10, minute * MINUTE);
    }

    /** A minute of EURUSD by its mids, in points above the base. */
    private void bar(double open, double high, double low, double close) {
        bar(0, open, high, low, close);
        minute++;
    }

    private void bar(int id, double... mids) {
        for (int i = 0; i < mids.length; i++) {
            long bid = BASE + (long) mids[i] - 5;
            for (BarBuilder builder : builders.get(id)) {
                builder.onQuote(minute * MINUTE + i * MINUTE / 10, bid, bid + 10, 0);
            }
            quote(id, bid);
        }
        for (BarBuilder builder : builders.get(id)) {
            builder.onTime((minute + 1) * MINUTE);
        }
    }

    private void bars(int times, double open, double high, double low, double close) {
        for (int i = 0; i < times; i++) {
            bar(open, high, low, close);
        }
    }

    /** Wide and narrow in turn, so that nothing is unusual. */
    private void quiet(int times) {
        for (int i = 0; i < times; i++) {
            bar(0, 20 + i % 2, -20 - i % 2, 0);
        }
    }

    private String score(Side side) {
        return score(side, 0);
    }

    private String score(Side side, long stop) {
        shield.score(3, eurusd, side, stop, minute * MINUTE, score);
        for (ShieldComponent component : ShieldComponent.ALL) {
            if (score.weightPermille(component.code()) > 0) {
                assertEquals(score.permille(), score.valuePermille(component.code()));
                return score.permille() + " " + score.reason(component.code());
            }
        }
        assertEquals(0, score.permille());
        return "left out";
    }

    @Test
    void shouldKnowNothingBeforeItHasSeenBars() {
        for (ShieldComponent component : List.of(
                ShieldComponent.LIQUIDITY_SWEEP,
                ShieldComponent.TRAP,
                ShieldComponent.REGIME,
                ShieldComponent.ALIGNMENT,
                ShieldComponent.VOLATILITY)) {
            judge(component);
            quiet(5);
            assertEquals("0 NOT_KNOWN", score(Side.BUY), component.name());
        }
    }

    @Test
    void shouldLikeABuyBehindASweepOfLows() {
        judge(ShieldComponent.LIQUIDITY_SWEEP);
        quiet(25);
        bar(0, 10, -60, 0); // a swing low at -60
        quiet(3);
        assertEquals("500 NOT_SWEPT", score(Side.BUY));
        bar(0, 0, -80, 0); // goes below it, and comes all the way back
        assertEquals("1000 SWEPT_FOR", score(Side.BUY));
        assertEquals("0 SWEPT_AGAINST", score(Side.SELL));
        bars(MarketContext.SWEEP_BARS, 0, 10, -10, 0);
        assertEquals("500 NOT_SWEPT", score(Side.BUY), "long ago");
    }

    /** The later of two sweeps counts; a wick of three quarters is worth 0.6 + 0.4 x 0.75. */
    @Test
    void shouldJudgeByTheLaterSweep() {
        judge(ShieldComponent.LIQUIDITY_SWEEP);
        quiet(25);
        bar(0, 60, -60, 0);
        quiet(3);
        bar(0, 20, -80, 20); // 80 of 100 below the body
        assertEquals("920 SWEPT_FOR", score(Side.BUY));
        bar(20, 80, 0, 0); // 60 of 80 above it
        assertEquals("900 SWEPT_FOR", score(Side.SELL));
        assertEquals("0 SWEPT_AGAINST", score(Side.BUY));
    }

    @Test
    void shouldNotTakeABreakForASweep() {
        judge(ShieldComponent.LIQUIDITY_SWEEP);
        quiet(25);
        bar(0, 10, -60, 0);
        quiet(3);
        bar(0, 0, -80, -70);
        assertEquals("500 NOT_SWEPT", score(Side.BUY));
    }

    @Test
    void shouldFearFailedBreaksToTheSideOfTheEntry() {
        judge(ShieldComponent.TRAP);
        quiet(40);
        assertEquals("1000 NO_TRAP", score(Side.BUY));
        bar(0, 40, -10, 0);
        assertEquals("800 BREAKS_FAILED", score(Side.BUY));
        assertEquals("1000 NO_TRAP", score(Side.SELL));
        bar(0, 50, -10, 0);
        bar(0, 60, -10, 0);
        bar(0, 70, -10, 0);
        assertEquals("400 BREAKS_FAILED", score(Side.BUY), "no worse than three");
    }

    @Test
    void shouldFearAnEntryAtTheExtreme() {
        judge(ShieldComponent.TRAP);
        quiet(40);
        quote(0, BASE + 8); // buys at 18 above the base; the channel ends at 21, its range is 41
        assertEquals("600 AT_EXTREME", score(Side.BUY));
        assertEquals("1000 NO_TRAP", score(Side.SELL));
        bar(0, 40, -10, 0);
        quote(0, BASE + 30);
        assertEquals("400 BREAKS_FAILED_AT_EXTREME", score(Side.BUY));
    }

    @Test
    void shouldLikeAnEntryWithTheTrend() {
        judge(ShieldComponent.REGIME);
        quiet(40);
        assertEquals("600 RANGING", score(Side.BUY));
        for (int i = 0; i < 40; i++) {
            bar(10 * i, 10 * i + 12, 10 * i - 2, 10 * i + 10);
        }
        assertEquals("1000 TREND_FOR", score(Side.BUY));
        assertEquals("0 TREND_AGAINST", score(Side.SELL));
    }

    /** Minutes count 1, five minutes 3: after a long rise and a short fall a quarter of them agrees with a sell. */
    @Test
    void shouldCountLongerTimeframesMore() {
        judge(ShieldComponent.ALIGNMENT);
        for (int i = 0; i < 110; i++) {
            bar(10 * i, 10 * i + 12, 10 * i - 2, 10 * i + 10);
        }
        assertEquals("1000 ALL_AGREE", score(Side.BUY));
        assertEquals("0 FEW_AGREE", score(Side.SELL));
        for (int i = 110; i > 90; i--) {
            bar(10 * i, 10 * i + 2, 10 * i - 12, 10 * i - 10);
        }
        assertEquals("250 FEW_AGREE", score(Side.SELL));
        assertEquals("750 MOST_AGREE", score(Side.BUY));
    }

    @Test
    void shouldLikeUsualVolatility() {
        judge(ShieldComponent.VOLATILITY);
        Random random = new Random(1);
        for (int i = 0; i < 120; i++) {
            double size = 20 + random.nextInt(20);
            bar(0, size, -size, 0);
        }
        bars(4, 0, 29, -29, 0);
        assertEquals("1000 USUAL_VOLATILITY", score(Side.BUY));
        bars(20, 0, 90, -90, 0);
        String wild = score(Side.BUY);
        assertTrue(wild.endsWith(" HIGH_VOLATILITY") && score.permille() < 100, wild);
        bars(130, 0, 29, -29, 0);
        for (int i = 0; i < 20; i++) {
            bar(0, 3, -3, 0);
        }
        assertEquals("300 LOW_VOLATILITY", score(Side.BUY));
    }

    @Test
    void shouldLikeAnOpenSession() {
        List<OpenHours> sessions = List.of(OpenHours.NEVER, OpenHours.ALWAYS);
        calendar = new MarketCalendar(
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                sessions,
                DayStart.NEW_YORK_CLOSE,
                NewsCalendar.EMPTY);
        judge(ShieldComponent.SESSION, 0b10);
        assertEquals("1000 SESSION_OPEN", score(Side.BUY));
        judge(ShieldComponent.SESSION, 0b01);
        assertEquals("200 SESSION_CLOSED", score(Side.BUY));
        judge(ShieldComponent.SESSION, 0b11);
        assertEquals("1000 SESSION_OPEN", score(Side.BUY));
        judge(ShieldComponent.SESSION, 0);
        assertEquals("left out", score(Side.BUY));
    }

    @Test
    void shouldKeepAwayFromNewsOfEitherCurrency() {
        assertEquals("left out", news("EUR", 0, false));
        assertEquals("0 NEWS_NEAR", news("EUR", 3, true));
        assertEquals("0 NEWS_NEAR", news("USD", -3, true));
        assertEquals("1000 NO_NEWS", news("USD", 6, true));
        assertEquals("1000 NO_NEWS", news("JPY", 0, true));
    }

    @Test
    void shouldKnowNothingOfNewsBehindTheEndOfTheFile() {
        calendar = new MarketCalendar(
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                List.of(),
                DayStart.NEW_YORK_CLOSE,
                NewsCalendar.of(List.of(), MINUTE, MINUTE, (minute - 1) * MINUTE, false));
        judge(ShieldComponent.NEWS);
        assertEquals("0 NOT_KNOWN", score(Side.BUY));
    }

    private String news(String currency, int inMinutes, boolean isGiven) {
        NewsEvent event = new NewsEvent((minute + inMinutes) * MINUTE, Currency.of(currency), NewsImpact.HIGH);
        NewsCalendar news = isGiven
                ? NewsCalendar.of(List.of(event), 5 * MINUTE, 5 * MINUTE, (minute + 1_000) * MINUTE, false)
                : NewsCalendar.EMPTY;
        calendar = new MarketCalendar(
                Collections.emptySortedMap(), Collections.emptySortedMap(), List.of(), DayStart.NEW_YORK_CLOSE, news);
        judge(ShieldComponent.NEWS);
        return score(Side.BUY);
    }

    /** The spread is 10 points. */
    @Test
    void shouldMeasureTheSpreadByWhatTheStopRisks() {
        judge(ShieldComponent.SPREAD);
        assertEquals("1000 SMALL_SPREAD", score(Side.BUY, BASE + 10 - 200));
        assertEquals("400 WIDE_SPREAD", score(Side.BUY, BASE + 10 - 50));
        assertEquals("0 WIDE_SPREAD", score(Side.BUY, BASE + 10 - 20));
        assertEquals("400 WIDE_SPREAD", score(Side.SELL, BASE + 50));
        assertEquals("0 NOT_KNOWN", score(Side.BUY, 0));
        assertEquals("0 NOT_KNOWN", score(Side.BUY, BASE + 20));
    }

    @Test
    void shouldNotRepeatWhatIsOpen() {
        judge(ShieldComponent.CORRELATION);
        assertEquals("1000 UNCORRELATED", score(Side.BUY));
        held[0] = 1;
        assertEquals("0 SAME_OPEN", score(Side.BUY));
        assertEquals("1000 UNCORRELATED", score(Side.SELL));
        held[0] = -1;
        assertEquals("0 SAME_OPEN", score(Side.SELL));
    }

    /** USDJPY moves as EURUSD does, twice as far. */
    @Test
    void shouldFearWhatMovesWithWhatIsOpen() {
        judge(ShieldComponent.CORRELATION);
        held[1] = 1;
        quote(1, BASE);
        assertEquals("0 NOT_KNOWN", score(Side.BUY));
        Random random = new Random(5);
        double at = 0;
        for (int i = 0; i < 60; i++) {
            double to = at + random.nextInt(41) - 20;
            bar(1, 2 * at, 2 * at + 1, 2 * at, 2 * to);
            bar(at, at + 1, at, to);
            at = to;
        }
        assertEquals("0 CORRELATED", score(Side.BUY));
        assertEquals("1000 UNCORRELATED", score(Side.SELL));
        held[1] = -1;
        assertEquals("0 CORRELATED", score(Side.SELL));
        held[1] = 0;
        assertEquals("1000 UNCORRELATED", score(Side.BUY));
    }

    @Test
    void shouldCountOnceWhoElseWantsItLately() {
        judge(ShieldComponent.CONFLUENCE);
        long now = minute * MINUTE;
        assertEquals("500 ALONE", score(Side.BUY));
        shield.onWish(3, 0, Side.BUY, now);
        assertEquals("500 ALONE", score(Side.BUY), "its own wish confirms nothing");
        shield.onWish(4, 0, Side.BUY, now);
        shield.onWish(4, 0, Side.BUY, now);
        shield.onWish(5, 1, Side.BUY, now);
        assertEquals("750 CONFIRMED", score(Side.BUY));
        shield.onWish(5, 0, Side.BUY, now);
        shield.onWish(6, 0, Side.BUY, now);
        assertEquals("1000 CONFIRMED", score(Side.BUY));
        assertEquals("0 CONTRADICTED", score(Side.SELL));
        shield.onWish(6, 0, Side.SELL, now);
        assertEquals("0 CONTRADICTED", score(Side.BUY), "the last wish of each counts");
        minute += 15;
        assertEquals("0 CONTRADICTED", score(Side.BUY), "a quarter of an hour ago, and no longer");
        minute += 1;
        assertEquals("500 ALONE", score(Side.BUY));
    }

    /** By hand: (1000 x 3 + 500 x 1) / 4, and a component that is left out takes no part. */
    @Test
    void shouldBeTheMeanByWeightOfWhatIsJudged() {
        ShieldScore mean = new ShieldScore();
        for (ShieldComponent component : ShieldComponent.ALL) {
            mean.leaveOut(component);
        }
        mean.sum();
        assertEquals(0, mean.permille());
        mean.put(ShieldComponent.TRAP, 1, 3, ShieldReason.NO_TRAP);
        mean.put(ShieldComponent.CONFLUENCE, 0.5, 1, ShieldReason.ALONE);
        mean.sum();
        assertEquals(875, mean.permille());
        assertEquals(ShieldClass.APPROVED, ShieldClass.ofScore(875));
        assertEquals(ShieldClass.ACTIVE, ShieldClass.ofScore(799));
        assertEquals(ShieldClass.VOLATILE, ShieldClass.ofScore(400));
        assertEquals(ShieldClass.UNVERIFIED, ShieldClass.ofScore(399));
    }
}
