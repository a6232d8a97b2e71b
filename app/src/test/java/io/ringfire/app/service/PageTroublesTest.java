package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.CommandsAlone;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.http.OperatorServer;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.console.AlertsView;
import io.ringfire.app.console.Console;
import io.ringfire.app.console.EngineVitals.Journal;
import io.ringfire.app.console.EngineVitals.Pulse;
import io.ringfire.app.console.FakeVitals;
import io.ringfire.app.latency.LatencyFigures;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.pulse.PulseState;
import io.ringfire.app.view.PublishedByHand;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page turns red for whatever the console says is wrong: the real page in a real browser, on a console whose engine is said by hand.
 * {@link RedWithinLimitTest} holds when the console says it; an engine that is killed under an open page is {@link PageTest}'s. Each was
 * seen failing with a page that does not look at that part of a dashboard.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class PageTroublesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOON =
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-11-20T12:00:00Z").getEpochSecond());
    private static final String WELL = "document.getElementById('verdict').dataset.tone === 'ok'";

    @TempDir
    static Path directory;

    private static final FakeVitals VITALS = new FakeVitals();
    private static final PublishedByHand PUBLISHED = new PublishedByHand();
    private static final ByHand ALERTS = new ByHand();
    private static OperatorServer server;
    private static Chromium browser;
    private static long changes;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                Chromium.find().isPresent(),
                "there is no Chromium on this machine: the page was not tested (Debian: apt-get install chromium)");
        Path config = Path.of(System.getProperty("ringfire.root", "..")).resolve("config");
        Settings settings = new SettingsLoader(Purpose.SERVICE)
                .file(config.resolve("ringfire.yaml"))
                .set(List.of(
                        "strategies=[{name: ema-cross, bars: 1-minute-mid, quantity: 1, symbols: [EURUSD]}]",
                        "data=" + Files.createDirectories(directory.resolve("data"))))
                .load()
                .settings();
        for (String journal : List.of("ticks", "fires")) {
            Files.createDirectories(directory.resolve("data/journal").resolve(journal));
        }
        well();
        Console console = new Console(
                VITALS,
                PUBLISHED.values(),
                () -> NOON,
                settings,
                new DataDirectory(settings.data()),
                List.of("U"),
                Set.of("EURUSD"),
                null, // nobody asks for market data here
                symbol -> OpenHours.ALWAYS,
                Optional.of(ALERTS));
        Path file = directory.resolve("operator.token");
        server = OperatorServer.start(
                "127.0.0.1", 0, (CommandsAlone) PageTroublesTest::nobodyCommands, console, OperatorTokens.open(file));
        browser = Chromium.start(directory, 1440, 900);
        browser.show("http://127.0.0.1:" + server.port() + "/#token="
                + OperatorTokens.read(file, Role.VIEW).orElseThrow());
    }

    private static OperatorApi.Reply nobodyCommands(String name, ObjectNode body) {
        throw new AssertionError(name);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** Nothing is wrong, and the page says so. */
    @BeforeEach
    void allIsWell() {
        well();
        browser.until("document.body.dataset.link === 'live' && " + WELL);
    }

    private static void well() {
        VITALS.sessions = List.of(session("FRESH", true, 500));
        VITALS.journals = List.of(new Journal("ticks", 1, 1, NOON, false), new Journal("fires", 0, 0, 0, false));
        VITALS.pulses = List.of(new Pulse("stages", 0));
        VITALS.freeBytes = 100;
        VITALS.diskCheckAgeNs = 0;
        VITALS.stageLatencies = List.of(new LatencyFigures("risk", 9, 1, 7, 4_200, 5_000, 38_000, 1_250_000));
        VITALS.modules =
                List.of(module("http", PulseState.HEALTHY, ""), module("ring", PulseState.HEALTHY, ""), terminal(""));
        ALERTS.severity = "";
        ALERTS.isAcknowledged = false;
        PUBLISHED.put("quote/EURUSD", quote(NOON)).put("engine/now", now());
        PUBLISHED.put(
                "engine",
                "{\"state\":\"RUNNING\",\"mode\":\"live\",\"source\":\"live\",\"run\":1,\"startedNs\":" + NOON
                        + ",\"threading\":\"fused\",\"build\":\"test\"}");
        PUBLISHED.at(NOON);
    }

    private static String now() {
        return "{\"sequence\":" + ++changes + ",\"tradingState\":\"ACTIVE\",\"viewFaults\":0}";
    }

    private static String quote(long eventNs) {
        return "{\"bid\":1.08485,\"ask\":1.08492,\"ticks\":1,\"eventNs\":" + eventNs + "}";
    }

    private static SessionView session(String state, boolean isFresh, long ageMs) {
        return new SessionView("U", state, isFresh, ageMs, 50, "n", "EURUSD", "2.05", 0, false, 0, 0, "");
    }

    private static PulseReading module(String name, PulseState state, String reason) {
        return new PulseReading(
                name, state, 1_000, 2_000, 3_000, 0, 500, reason.isEmpty() ? 0 : SECOND, reason, List.of(), false);
    }

    private static PulseReading terminal(String reason) {
        return module("session-1", reason.isEmpty() ? PulseState.HEALTHY : PulseState.UNHEALTHY, reason);
    }

    /** What was changed shows by the next dashboard, and the top line is red with these words in it. */
    private static void assertRed(String words) {
        PUBLISHED.put("engine/now", now());
        browser.until("document.getElementById('verdict').dataset.tone === 'bad' && "
                + "document.getElementById('verdict-list').textContent.includes(" + Chromium.quoted(words) + ")");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void shouldBeRedWhenATerminalIsStopped() {
        VITALS.sessions = List.of(session("STALE", false, 7_000));
        assertRed("session 1: STALE");
        assertEquals(
                "bad",
                browser.evaluate("document.querySelector('#sessions td[data-tone=bad]').dataset.tone")
                        .asText());
    }

    /** The terminal is fresh all the while. */
    @Test
    void shouldBeRedWhenTicksAreFrozenWhileHeartbeatsGoOn() {
        PUBLISHED.put("quote/EURUSD", quote(NOON - 61 * SECOND));
        assertRed("quote EURUSD: its market is open");
        assertTrue(browser.text("#sessions").contains("fresh"), browser.text("#sessions"));
    }

    /** Quotes and heartbeats go on; pings are not answered. */
    @Test
    void shouldBeRedWhenTheSocketOfAnswersIsSilent() {
        VITALS.modules = List.of(module("ring", PulseState.HEALTHY, ""), terminal("a ping is not answered"));
        assertRed("session-1 is unhealthy: a ping is not answered");
        assertEquals("session-1 unhealthy", browser.text("#modules li[data-tone=bad] b"));
        assertTrue(browser.text("#modules-all").startsWith("1 of 2 are healthy"), browser.text("#modules-all"));
    }

    @Test
    void shouldBeRedWhenTheDiskFellBelowItsFloor() {
        VITALS.freeBytes = 9;
        assertRed("disk: 9 bytes are free, 10 are needed");
    }

    /** By the pulse at once. */
    @Test
    void shouldBeRedWhenAStageStandsStill() {
        VITALS.modules = List.of(module("ring", PulseState.UNHEALTHY, "what lies in the ring does not pass"));
        assertRed("ring is unhealthy: what lies in the ring does not pass");
    }

    /** By health after five seconds, whatever the pulse says. */
    @Test
    void shouldBeRedWhenAThreadDoesNotTurn() {
        VITALS.pulses = List.of(new Pulse("stages", 6 * SECOND));
        assertRed("thread stages: it does not turn");
    }

    /** HTTP goes on without an engine behind it. */
    @Test
    void shouldBeRedWhenTheEnginePublishesNothingAnyMore() {
        PUBLISHED.at(NOON - 7 * SECOND);
        assertRed("the engine published nothing for");
    }

    @Test
    void shouldBeRedWhileNobodyLooksAtACriticalAlertAndAmberAfter() {
        ALERTS.severity = "CRITICAL";
        assertRed("critical, and nobody looks yet: drawdown U");
        assertEquals(
                "Acknowledge drawdown U",
                browser.evaluate("document.querySelector('#alerts button').ariaLabel")
                        .asText());
        ALERTS.isAcknowledged = true;
        PUBLISHED.put("engine/now", now());
        browser.until("document.getElementById('verdict').dataset.tone === 'warn'");
        assertTrue(browser.text("#alerts").contains("acknowledged by Ada"), browser.text("#alerts"));
        assertTrue(!browser.isShown("#alerts button"), "it is acknowledged once");
    }

    @Test
    void shouldShowLatenciesAndNoTroubleWhereThereIsNone() {
        assertTrue(browser.text("#latencies tbody").contains("stage risk"), browser.text("#latencies"));
        for (String time : List.of("4.2 µs", "38 µs", "1.3 ms")) {
            assertTrue(browser.text("#latencies tbody").contains(time), browser.text("#latencies"));
        }
        assertEquals("All 3 are healthy.", browser.text("#modules-all"));
        assertEquals("All is well: trading", browser.text("#verdict-word"));
    }

    /** One alert, or none. */
    private static final class ByHand implements AlertsView {
        volatile String severity = "";
        volatile boolean isAcknowledged;

        @Override
        public ObjectNode list(int limit) {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putArray("alerts");
            if (severity.isEmpty()) {
                return page.put("total", 0);
            }
            ObjectNode alert = page.withArray("alerts")
                    .addObject()
                    .put("id", "1-1")
                    .put("rule", "drawdown")
                    .put("subject", "U")
                    .put("severity", severity)
                    .put("state", isAcknowledged ? "ACKNOWLEDGED" : "RAISED")
                    .put("text", "a tenth of the equity is gone")
                    .put("event", false)
                    .put("raisedTime", "2026-11-20T11:55:00Z");
            if (isAcknowledged) {
                alert.put("acknowledgedBy", "Ada").put("acknowledgedTime", "2026-11-20T11:56:00Z");
            }
            return page.put("total", 1);
        }

        @Override
        public Reply acknowledge(String id, ObjectNode body) {
            throw new AssertionError("nobody does");
        }

        @Override
        public void addTo(MetricsPage page) {
            // of no interest
        }
    }
}
