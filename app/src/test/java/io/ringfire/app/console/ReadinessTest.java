package io.ringfire.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.view.PublishedByHand;
import io.ringfire.app.view.WatchedSymbols;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.calendar.StretchList;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check by itself, at instants that the test says. */
class ReadinessTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

    /** A Friday and the Sunday after it, in UTC; open until 21:00, and again from 22:00 on Sunday. */
    private static final long FRIDAY_CLOSE = ns("2026-11-20T21:00:00Z");

    private static final long SUNDAY_OPEN = ns("2026-11-22T22:00:00Z");
    private static final OpenHours WEEKEND = OpenHours.ALWAYS.without(stretch(FRIDAY_CLOSE, SUNDAY_OPEN));

    private final FakeVitals vitals = new FakeVitals();
    private final PublishedByHand published = new PublishedByHand();
    private long nowNs = ns("2026-11-20T12:00:00Z");

    @BeforeEach
    void well() {
        published
                .put("engine", "{\"state\":\"RUNNING\"}")
                .put("engine/now", "{\"sequence\":5,\"tradingState\":\"ACTIVE\",\"viewFaults\":0}");
        at(nowNs);
    }

    private void at(long instantNs) {
        nowNs = instantNs;
        published.at(nowNs - SECOND_NS);
        quoted("EURUSD", nowNs - SECOND_NS);
        vitals.journals = List.of(
                new EngineVitals.Journal("ticks", 1, 1, nowNs - SECOND_NS, false),
                new EngineVitals.Journal("fires", 0, 0, 0, false));
    }

    @Test
    void shouldBeReadyWhenAllIsWell() {
        assertEquals(List.of(), unready());
    }

    /** Seen failing with checks of the state, of terminals and of quotes that hold when they should not. */
    @Test
    void shouldNameWhatIsWrong() {
        published.put("engine/now", "{\"sequence\":5,\"tradingState\":\"REDUCE_ONLY\",\"viewFaults\":1}");
        vitals.failure = "stage RISK failed at /home/somebody";
        vitals.gate = "STAGE_FAILED";
        vitals.freeBytes = 9;
        vitals.journals = List.of(
                new EngineVitals.Journal("ticks", 1, 1, nowNs - 2 * MINUTE_NS, false),
                new EngineVitals.Journal("fires", 1, 1, nowNs - SECOND_NS, true));
        published.put("engine/clock", "{\"stepMs\":-2000,\"eventNs\":" + (nowNs - MINUTE_NS) + "}");
        quoted("EURUSD", nowNs - 2 * MINUTE_NS);
        vitals.sessions.add(session("CONTESTED", false, false));
        vitals.sessions.add(session("FRESH", true, true));
        assertEquals(
                List.of(
                        "state",
                        "stages",
                        "gate",
                        "view",
                        "clock",
                        "disk",
                        "journal ticks",
                        "journal fires",
                        "session 1",
                        "session 2",
                        "quote EURUSD"),
                unready());
        assertFalse(checks().toString().contains("somebody"), "failures may name files");
    }

    @Test
    void shouldNotTrustAnOldViewOrADiskThatIsNotAskedAbout() {
        published.at(nowNs - 6 * SECOND_NS);
        vitals.diskCheckAgeNs = 11 * SECOND_NS;
        assertEquals(List.of("view", "disk"), unready());
    }

    @Test
    void shouldNotBeReadyBeforeItRunsNorWhileItStops() {
        published.put("engine", "{\"state\":\"STARTING\"}");
        assertEquals(List.of("state"), unready());
        published.put("engine", "{\"state\":\"RUNNING\"}");
        vitals.isStopping = true;
        assertEquals("STOPPING", checks().get(0).reason());
        assertEquals(List.of("state"), unready());
    }

    @Test
    void shouldForgetAStepOfTheClockAfterAWhile() {
        published.put("engine/clock", "{\"stepMs\":90000,\"eventNs\":" + (nowNs - 6 * MINUTE_NS) + "}");
        assertEquals(List.of(), unready());
    }

    /** Seen failing when silence was measured by the clock: Friday's quote is two days old at the opening. */
    @Test
    void shouldMeasureSilenceInOpenTime() {
        at(SUNDAY_OPEN + 50 * SECOND_NS);
        quoted("EURUSD", FRIDAY_CLOSE - SECOND_NS);
        assertEquals(List.of(), unready());
        at(SUNDAY_OPEN + 61 * SECOND_NS);
        quoted("EURUSD", FRIDAY_CLOSE - SECOND_NS);
        assertEquals(List.of("quote EURUSD"), unready());
    }

    @Test
    void shouldBeReadyOverAWeekendWithSilentTerminalsButNotWithContestedOnes() {
        at(FRIDAY_CLOSE + 10 * MINUTE_NS);
        quoted("EURUSD", FRIDAY_CLOSE - SECOND_NS);
        vitals.journals = List.of(new EngineVitals.Journal("ticks", 1, 1, FRIDAY_CLOSE, false));
        vitals.sessions.add(session("STALE", false, false));
        assertEquals(List.of(), unready());
        vitals.sessions.set(0, session("CONTESTED", false, false));
        assertEquals(List.of("session 1"), unready());
        vitals.sessions.set(0, session("UNKNOWN", false, false));
        assertEquals(List.of("session 1"), unready());
    }

    @Test
    void shouldMissAStaleTerminalWhileAMarketIsOpen() {
        vitals.sessions.add(session("STALE", false, false));
        assertEquals(List.of("session 1"), unready());
    }

    @Test
    void shouldWantAQuoteOfEverySymbolThatAStrategyNames() {
        QuoteChecks named = new QuoteChecks(
                new WatchedSymbols(new TreeSet<>(Set.of("EURUSD", "XAUUSD")), false), symbol -> WEEKEND, 0, nowNs);
        List<Check> checks = named.checks(published.values(), nowNs + SECOND_NS);
        assertEquals(
                List.of("quote EURUSD", "quote XAUUSD"),
                checks.stream().map(Check::name).toList());
        assertTrue(checks.get(0).isOk());
        assertEquals("no quote in this run", checks.get(1).reason());
    }

    @Test
    void shouldLookAtWhatIsQuotedWhereNoSymbolIsNamed() {
        quoted("GBPUSD", nowNs);
        QuoteChecks all =
                new QuoteChecks(new WatchedSymbols(new TreeSet<>(Set.of()), true), symbol -> WEEKEND, 0, nowNs);
        assertEquals(
                List.of("quote EURUSD", "quote GBPUSD"),
                all.checks(published.values(), nowNs).stream().map(Check::name).toList());
        assertEquals(
                List.of(false),
                all.checks(new PublishedByHand().values(), nowNs).stream()
                        .map(Check::isOk)
                        .toList(),
                "nothing quoted is not ready");
    }

    @Test
    void shouldBeIllOnlyWhileAThreadStandsStillOrItStops() {
        assertTrue(new Health(vitals).checks().stream().allMatch(Check::isOk));
        vitals.failure = "a stage";
        vitals.gate = "STAGE_FAILED";
        assertTrue(new Health(vitals).checks().stream().allMatch(Check::isOk), "that is no matter of health");
        vitals.pulses = List.of(new EngineVitals.Pulse("ingress", Health.STUCK_AFTER_NS + 1));
        Check stuck = new Health(vitals).checks().get(1);
        assertEquals("thread ingress", stuck.name());
        assertFalse(stuck.isOk());
        assertEquals(503, Check.reply(new Health(vitals).checks(), nowNs).status());
        vitals.pulses = List.of();
        vitals.isStopping = true;
        assertFalse(new Health(vitals).checks().get(0).isOk());
    }

    private void quoted(String symbol, long eventNs) {
        published.put("quote/" + symbol, "{\"eventNs\":" + eventNs + "}");
    }

    private List<Check> checks() {
        QuoteChecks quotes = new QuoteChecks(
                new WatchedSymbols(new TreeSet<>(Set.of("EURUSD")), false), symbol -> WEEKEND, SECOND_NS, 0);
        return new Readiness(vitals, published.values(), quotes).checks(nowNs);
    }

    private List<String> unready() {
        return checks().stream().filter(check -> !check.isOk()).map(Check::name).toList();
    }

    private static SessionView session(String state, boolean isFresh, boolean clockDisagrees) {
        return new SessionView("U", state, isFresh, 100, 100, "n", "EURUSD", "2.05", 0, clockDisagrees, 0, 0, "");
    }

    private static OpenHours stretch(long fromNs, long toNs) {
        StretchList list = new StretchList();
        list.add(fromNs, toNs);
        return list.toHours();
    }

    private static long ns(String iso) {
        return TimeUnit.SECONDS.toNanos(Instant.parse(iso).getEpochSecond());
    }
}
