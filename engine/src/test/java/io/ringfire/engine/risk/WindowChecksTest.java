package io.ringfire.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.calendar.LocalHours;
import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.calendar.NewsEvent;
import io.ringfire.engine.calendar.NewsImpact;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Reports;
import io.ringfire.engine.fakes.ScriptedSignals;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each window one step inside, at its end, and one step outside, through the stage. Each check was seen missing: taken out of
 * {@link EntryChecks}, the case inside is accepted and its test fails.
 */
class WindowChecksTest {
    private static final int EURUSD = 0;
    private static final int GOLD = 1;
    private static final int USDJPY = 2;
    private static final int UNKNOWN = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int DAY_MINUTES = 24 * 60;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int LONDON = 2;
    private static final int AMERICA = 4;

    private static final OpenHours FX = new LocalHours(NEW_YORK)
            .weekly(6 * DAY_MINUTES + 17 * 60, 5 * DAY_MINUTES)
            .toHours();
    private static final OpenHours GOLD_HOURS = FX.without(new LocalHours(NEW_YORK)
            .daily(17 * 60, 18 * 60, 7)
            .between(LocalDateTime.parse("2026-11-26T13:00"), LocalDateTime.parse("2026-11-26T18:00"))
            .toHours());
    private static final List<OpenHours> SESSIONS = List.of(
            new LocalHours(ZoneId.of("Asia/Tokyo")).daily(9 * 60, 18 * 60, 5).toHours(),
            new LocalHours(ZoneId.of("Europe/London")).daily(8 * 60, 17 * 60, 5).toHours(),
            new LocalHours(NEW_YORK).daily(8 * 60, 17 * 60, 5).toHours());

    private ScriptedSignals signals;
    private FactWriter facts;
    private SlotPublisher slot;
    private RiskStage risk;

    private static long ns(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * SECOND + at.getNano();
    }

    private static MarketCalendar calendar(NewsCalendar news) {
        TreeMap<String, OpenHours> hours = new TreeMap<>();
        hours.put("EURUSD", FX);
        hours.put("USDJPY", FX);
        hours.put("XAUUSD", GOLD_HOURS);
        TreeMap<String, SortedMap<String, OpenHours>> byAccount = new TreeMap<>();
        byAccount.put("other", new TreeMap<>());
        return new MarketCalendar(hours, byAccount, SESSIONS, DayStart.NEW_YORK_CLOSE, news);
    }

    private static EntryLimits limits(EntryWindows windows) {
        return EntryLimits.NONE.with(windows);
    }

    private static EntryWindows inHours() {
        return new EntryWindows(true, SessionLimit.NONE, 0, 0, 0, 0);
    }

    private static EntryWindows in(Integer... masks) {
        return new EntryWindows(false, SessionLimit.anyOf(List.of(masks)), 0, 0, 0, 0);
    }

    private void start(EntryWindows windows) {
        start(NewsCalendar.EMPTY, new LimitRule("", "", "", limits(windows)));
    }

    private void start(NewsCalendar news, LimitRule... rules) {
        EngineCounters counters = new EngineCounters();
        RiskLimits limits = new RiskLimits(0, Long.MAX_VALUE / 4, 3, List.of(rules), List.of("first"))
                .with(BreakerRules.NONE, Commission.NONE, calendar(news));
        signals = new ScriptedSignals().stops(0, 0);
        risk = new RiskStage(limits, counters);
        slot = new SlotPublisher(new IngestStage(counters), signals, risk);
        facts = new FactWriter(slot, counters);
        Preambles.publish(
                facts,
                Instruments.eurusd(EURUSD),
                Instruments.fx(GOLD, "XAUUSD", 2, "XAU", "USD", TradeMode.FULL),
                Instruments.usdjpy(USDJPY),
                Instruments.fx(UNKNOWN, "GBPUSD", 5, "GBP", "USD", TradeMode.FULL));
    }

    private String enter(String instant) {
        return enter(EURUSD, ns(instant));
    }

    /** The verdict on an entry then: a reason, and where there is one, the limit and what was found. */
    private String enter(int instrumentId, long atNs) {
        facts.tick(atNs, instrumentId, 0, atNs, 100_000, 100_010, 0);
        signals.enter(instrumentId, Side.BUY, Instruments.LOT / 100);
        facts.timer(atNs, atNs);
        RiskVerdictDecoder verdict = Sections.frames(slot.event().decisions(), RiskVerdictDecoder.TEMPLATE_ID)
                .get(0)
                .as(new RiskVerdictDecoder());
        RefusalReason reason = RefusalReason.of(verdict.reason());
        return reason == RefusalReason.NONE
                ? "accepted"
                : reason + " " + verdict.limitValue() + " " + verdict.actualValue();
    }

    private void assertOutOfHours(int instrumentId, String at, String opens) {
        long opensNs = opens.isEmpty() ? 0 : ns(opens);
        assertEquals("OUT_OF_HOURS " + opensNs + " " + ns(at), enter(instrumentId, ns(at)), at);
    }

    @Test
    void shouldHoldEntriesToTheHoursOfTheInstrument() {
        start(inHours());
        assertEquals("accepted", enter("2026-11-20T21:59:59.999999999Z"));
        assertOutOfHours(EURUSD, "2026-11-20T22:00:00Z", "2026-11-22T22:00:00Z");
        assertOutOfHours(EURUSD, "2026-11-22T21:59:59.999999999Z", "2026-11-22T22:00:00Z");
        assertEquals("accepted", enter("2026-11-22T22:00:00Z"));
        assertOutOfHours(GOLD, "2026-11-22T22:00:00Z", "2026-11-22T23:00:00Z");
        assertEquals("accepted", enter(GOLD, ns("2026-11-26T17:59:59Z")));
        assertOutOfHours(GOLD, "2026-11-26T18:00:00Z", "2026-11-26T23:00:00Z");
        assertEquals("accepted", enter("2026-11-26T18:00:00Z"), "the early close is gold's");
    }

    @Test
    void shouldNotTakeAnInstrumentOfUnknownHoursForOpen() {
        start(inHours());
        assertOutOfHours(UNKNOWN, "2026-11-18T12:00:00Z", "");
        assertEquals("accepted", enter(EURUSD, ns("2026-11-18T12:00:00Z")));
        assertEquals("accepted", enter(EURUSD, ns("2099-12-31T12:00:00Z")));
        assertOutOfHours(EURUSD, "2100-01-01T12:00:00Z", "");
    }

    @Test
    void shouldAskForHoursOnlyWhereALimitDoes() {
        start(NewsCalendar.EMPTY, new LimitRule("", "", "XAUUSD", limits(inHours())));
        assertOutOfHours(GOLD, "2026-11-21T12:00:00Z", "2026-11-22T23:00:00Z");
        assertEquals("accepted", enter("2026-11-21T12:00:01Z"));
    }

    /** The weeks between the changes of New York and London: the overlap begins at 12:00 UTC in place of 13:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06T12:59:59Z, OUT_OF_SESSION 6 2",
        "2026-03-06T13:00:00Z, accepted",
        "2026-03-09T11:59:59Z, OUT_OF_SESSION 6 2",
        "2026-03-09T12:00:00Z, accepted",
        "2026-03-27T16:59:59Z, accepted",
        "2026-03-27T17:00:00Z, OUT_OF_SESSION 6 4",
        "2026-03-30T15:59:59Z, accepted",
        "2026-03-30T16:00:00Z, OUT_OF_SESSION 6 4",
        "2026-10-26T16:59:59Z, accepted",
        "2026-11-02T12:59:59Z, OUT_OF_SESSION 6 2",
        "2026-11-21T14:00:00Z, OUT_OF_SESSION 6 0"
    })
    void shouldHoldEntriesToAnOverlapOfSessions(String at, String verdict) {
        start(in(LONDON | AMERICA));
        assertEquals(verdict, enter(at));
    }

    @Test
    void shouldTakeAnyOfTheSessionsOfALimitAndEachLimit() {
        start(in(LONDON, AMERICA));
        assertEquals("OUT_OF_SESSION 6 0", enter("2026-11-18T07:59:59Z"));
        assertEquals("accepted", enter("2026-11-18T08:00:00Z"));
        assertEquals("accepted", enter("2026-11-18T21:59:59Z"));
        assertEquals("OUT_OF_SESSION 6 0", enter("2026-11-18T22:00:00Z"));
        start(
                NewsCalendar.EMPTY,
                new LimitRule("", "", "", limits(in(LONDON))),
                new LimitRule("", "", "EURUSD", limits(in(AMERICA))));
        assertEquals("OUT_OF_SESSION 6 2", enter("2026-11-18T12:59:59Z"));
        assertEquals("accepted", enter("2026-11-18T13:00:00Z"));
        assertEquals("accepted", enter(GOLD, ns("2026-11-19T09:00:00Z")));
        start(in());
        assertEquals("accepted", enter("2026-11-21T00:00:00Z"), "none named, no limit");
    }

    /** The example in docs/risk.md. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06T12:59:59Z, OUT_OF_SESSION 6 2",
        "2026-03-06T13:00:00Z, accepted",
        "2026-03-09T12:00:00Z, accepted",
        "2026-03-27T17:00:00Z, OUT_OF_SESSION 6 4",
        "2026-11-20T22:00:00Z, OUT_OF_HOURS 1795384800000000000 1795212000000000000"
    })
    void shouldDecideAsTheDocumentWorksByHand(String at, String verdict) {
        start(new EntryWindows(true, SessionLimit.anyOf(List.of(LONDON | AMERICA)), HOUR, HOUR / 2, 0, 0));
        assertEquals(verdict, enter(at));
    }

    /** An hour before the close, half an hour after the opening. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:59:59.999999999Z, accepted",
        "2026-11-20T21:00:00Z, WEEKEND_WINDOW -3600000000000 -3600000000000",
        "2026-11-20T21:59:59Z, WEEKEND_WINDOW -3600000000000 -1000000000",
        "2026-11-21T22:00:00Z, WEEKEND_WINDOW -3600000000000 86400000000000",
        "2026-11-22T22:00:00Z, WEEKEND_WINDOW 1800000000000 0",
        "2026-11-22T22:30:00Z, WEEKEND_WINDOW 1800000000000 1800000000000",
        "2026-11-22T22:30:00.000000001Z, accepted",
        "2026-03-13T20:00:00Z, WEEKEND_WINDOW -3600000000000 -3600000000000",
        "2026-03-08T21:30:00Z, WEEKEND_WINDOW 1800000000000 1800000000000",
        "2026-03-08T21:30:00.000000001Z, accepted",
        "2026-11-01T22:30:00.000000001Z, accepted",
        "2026-11-01T22:30:00Z, WEEKEND_WINDOW 1800000000000 1800000000000"
    })
    void shouldKeepAwayFromTheEndsOfTheWeek(String at, String verdict) {
        start(new EntryWindows(false, SessionLimit.NONE, HOUR, HOUR / 2, 0, 0));
        assertEquals(verdict, enter(at));
    }

    @Test
    void shouldHaveOneWeekendWindowWithoutTheOther() {
        start(new EntryWindows(false, SessionLimit.NONE, 0, MINUTE, 0, 0));
        assertEquals("accepted", enter("2026-11-20T21:59:59.999999999Z"));
        assertEquals("WEEKEND_WINDOW 0 0", enter("2026-11-20T22:00:00Z"));
        start(new EntryWindows(false, SessionLimit.NONE, MINUTE, 0, 0, 0));
        assertEquals("WEEKEND_WINDOW -60000000000 -60000000000", enter("2026-11-20T21:59:00Z"));
        assertEquals("accepted", enter("2026-11-22T22:00:00Z"));
        start(new EntryWindows(false, SessionLimit.NONE, 0, 0, 0, 0));
        assertEquals("accepted", enter("2026-11-20T22:00:00Z"));
        start(new EntryWindows(false, SessionLimit.NONE, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0));
        assertTrue(enter("2026-11-18T12:00:00Z").startsWith("WEEKEND_WINDOW "));
    }

    /** Before gold's daily break no window begins: it is no end of the week. */
    @Test
    void shouldNotTakeABreakForAWeekend() {
        start(new EntryWindows(false, SessionLimit.NONE, HOUR, HOUR, 0, 0));
        assertEquals("accepted", enter(GOLD, ns("2026-11-18T21:59:59Z")));
        assertEquals("accepted", enter(UNKNOWN, ns("2026-11-21T12:00:00Z")), "it has no week");
    }

    /** Five minutes before 17:00 in New York, ten after; by its clocks, on the day of their change too. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-18T21:54:59.999999999Z, accepted",
        "2026-11-18T21:55:00Z, ROLLOVER_WINDOW -300000000000 -300000000000",
        "2026-11-18T21:59:59Z, ROLLOVER_WINDOW -300000000000 -1000000000",
        "2026-11-18T22:00:00Z, ROLLOVER_WINDOW 600000000000 0",
        "2026-11-18T22:10:00Z, ROLLOVER_WINDOW 600000000000 600000000000",
        "2026-11-18T22:10:00.000000001Z, accepted",
        "2026-03-08T20:55:00Z, ROLLOVER_WINDOW -300000000000 -300000000000",
        "2026-03-08T22:00:00Z, accepted",
        "2026-11-01T20:55:00Z, accepted",
        "2026-11-01T21:55:00Z, ROLLOVER_WINDOW -300000000000 -300000000000"
    })
    void shouldKeepAwayFromTheRollover(String at, String verdict) {
        start(new EntryWindows(false, SessionLimit.NONE, 0, 0, 5 * MINUTE, 10 * MINUTE));
        assertEquals(verdict, enter(at));
    }

    @Test
    void shouldHaveTheRolloverItselfInEitherWindow() {
        start(new EntryWindows(false, SessionLimit.NONE, 0, 0, 1, 0));
        assertEquals("ROLLOVER_WINDOW -1 -1", enter("2026-11-18T21:59:59.999999999Z"));
        assertEquals("ROLLOVER_WINDOW 0 0", enter("2026-11-18T22:00:00Z"));
        assertEquals("accepted", enter("2026-11-18T22:00:00.000000001Z"));
        start(new EntryWindows(false, SessionLimit.NONE, 0, 0, 0, 1));
        assertEquals("accepted", enter("2026-11-18T21:59:59.999999999Z"));
        assertEquals("ROLLOVER_WINDOW 1 1", enter("2026-11-18T22:00:00.000000001Z"));
        assertThrows(IllegalArgumentException.class, () -> new EntryWindows(false, SessionLimit.NONE, 0, 0, -1, 0));
    }

    private static NewsCalendar payrolls(boolean isRequired, long lastNs) {
        NewsEvent event = new NewsEvent(ns("2026-11-06T13:30:00Z"), Currency.of("USD"), NewsImpact.HIGH);
        NewsEvent euro = new NewsEvent(ns("2026-11-12T10:00:00Z"), Currency.of("EUR"), NewsImpact.HIGH);
        return NewsCalendar.of(List.of(event, euro), 5 * MINUTE, 3 * MINUTE, lastNs, isRequired);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-06T13:24:59.999999999Z, accepted",
        "2026-11-06T13:25:00Z, NEWS_WINDOW -300000000000 -300000000000",
        "2026-11-06T13:30:00Z, NEWS_WINDOW 180000000000 0",
        "2026-11-06T13:33:00Z, NEWS_WINDOW 180000000000 180000000000",
        "2026-11-06T13:33:00.000000001Z, accepted"
    })
    void shouldKeepAwayFromNewsOfEitherCurrency(String at, String verdict) {
        for (int id : new int[] {EURUSD, USDJPY, GOLD}) {
            start(payrolls(false, ns("2026-12-31T00:00:00Z")));
            assertEquals(verdict, enter(id, ns(at)));
        }
        start(payrolls(false, ns("2026-12-31T00:00:00Z")));
        assertTrue(enter(EURUSD, ns("2026-11-12T10:00:00Z")).startsWith("NEWS_WINDOW"));
        assertEquals("accepted", enter(USDJPY, ns("2026-11-12T10:00:00Z")), "news of the euro");
    }

    @Test
    void shouldRefuseWithoutTheNewsThatAreRequired() {
        long lastNs = ns("2026-11-20T12:00:00Z");
        start(payrolls(true, lastNs));
        assertEquals("accepted", enter("2026-11-20T11:59:59.999999999Z"));
        assertEquals("accepted", enter("2026-11-20T12:00:00Z"));
        assertEquals("NEWS_MISSING " + lastNs + " " + (lastNs + 1), enter("2026-11-20T12:00:00.000000001Z"));
        start(payrolls(false, lastNs));
        assertEquals("accepted", enter("2026-11-20T12:00:00.000000001Z"));
        start(NewsCalendar.of(List.of(), 0, 0, NewsCalendar.NONE, true));
        assertEquals("NEWS_MISSING " + Long.MIN_VALUE + " " + lastNs, enter("2026-11-20T12:00:00Z"), "an empty file");
    }

    /** Ticks tell nothing, so that it does not matter which of them a backtest only notes. */
    @Test
    void shouldTellOnceADayThatTheNewsHaveEnded() {
        long lastNs = ns("2026-11-20T12:00:00Z");
        start(payrolls(false, lastNs));
        assertEquals(lastNs + 1, slot.event().decisions().wakeAtNs());
        facts.tick(lastNs + HOUR, EURUSD, 0, lastNs + HOUR, 100_000, 100_010, 0);
        assertEquals(List.of(), alerts());
        facts.timer(lastNs + HOUR, lastNs + 1);
        assertEquals(List.of("NEWS_ENDED " + lastNs), alerts());
        assertEquals(lastNs + 25 * HOUR, slot.event().decisions().wakeAtNs());
        facts.timer(lastNs + 25 * HOUR - 1, 0);
        assertEquals(List.of(), alerts());
        facts.timer(lastNs + 25 * HOUR, 0);
        assertEquals(List.of("NEWS_ENDED " + lastNs), alerts());
        start(NewsCalendar.EMPTY);
        facts.timer(lastNs, 0);
        assertEquals(List.of(), alerts());
        assertEquals(Long.MAX_VALUE, slot.event().decisions().wakeAtNs());
    }

    private List<String> alerts() {
        return Sections.frames(slot.event().decisions(), AlertDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new AlertDecoder()))
                .map(alert -> AlertCode.of(alert.code()) + " " + alert.value())
                .toList();
    }

    /** On a Saturday, with every window around it. */
    @Test
    void shouldLetExitsPass() {
        EntryWindows all =
                new EntryWindows(true, SessionLimit.anyOf(List.of(LONDON)), HOUR, HOUR, 12 * HOUR, 12 * HOUR);
        start(NewsCalendar.of(List.of(), 0, 0, NewsCalendar.NONE, true), new LimitRule("", "", "", limits(all)));
        long saturdayNs = ns("2026-11-21T12:00:00Z");
        new Reports(facts).opened(saturdayNs - HOUR, EURUSD, Side.BUY, Instruments.LOT, 100_000, 0, 7);
        assertTrue(enter(EURUSD, saturdayNs).startsWith("OUT_OF_HOURS"));
        signals.exit(EURUSD, Side.SELL, 7, Instruments.LOT);
        facts.timer(saturdayNs, saturdayNs);
        assertEquals(
                1,
                Sections.frames(slot.event().decisions(), OrderDecoder.TEMPLATE_ID)
                        .size());
    }

    @Test
    void shouldAllocateNothing() {
        EntryWindows all = new EntryWindows(true, SessionLimit.anyOf(List.of(LONDON)), HOUR, HOUR, MINUTE, MINUTE);
        LimitBook book = new LimitBook(List.of(new LimitRule("", "", "", limits(all))), List.of("first"));
        start(all);
        book.define(risk.ledger());
        WindowChecks checks = new WindowChecks(calendar(payrolls(true, ns("2027-01-01T00:00:00Z"))), book);
        checks.define(risk.ledger());
        EntryRequest request = new EntryRequest();
        request.account = risk.ledger().account(0);
        request.instrument = risk.ledger().instrument(EURUSD);
        request.eventNs = ns("2020-01-01T00:00:00Z");
        AllocationMeter meter = new AllocationMeter(50_000, 10, 50_000);
        int refused = 0;
        for (long i = 0; i <= meter.lastCount(); i++) {
            meter.count();
            request.eventNs += 17 * MINUTE;
            refused += checks.tradingHours(request) == RefusalReason.NONE ? 0 : 1;
            refused += checks.sessions(request) == RefusalReason.NONE ? 0 : 1;
            refused += checks.weekend(request) == RefusalReason.NONE ? 0 : 1;
            refused += checks.rollover(request) == RefusalReason.NONE ? 0 : 1;
            refused += checks.news(request) == RefusalReason.NONE ? 0 : 1;
            refused += checks.newsKnown(request) == RefusalReason.NONE ? 0 : 1;
        }
        assertTrue(refused > 100_000);
        assertEquals(0, meter.leastBytes(), meter::toString);
    }
}
