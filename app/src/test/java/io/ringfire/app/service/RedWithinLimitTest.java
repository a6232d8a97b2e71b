package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.mt5.PongView;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.console.Console;
import io.ringfire.app.console.EngineVitals.Journal;
import io.ringfire.app.console.FakeVitals;
import io.ringfire.app.pulse.Passage;
import io.ringfire.app.pulse.PulseBoard;
import io.ringfire.app.pulse.PulseLimits;
import io.ringfire.app.pulse.TerminalPulse;
import io.ringfire.app.view.PublishedByHand;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FreeSpaceGuard;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What breaks is told within its limit, on a clock by hand: well up to the limit, not any more behind it. The terminal that is stopped, with
 * real processes, is {@link StoppedTerminalTest}'s. Seen failing with a limit of quotes, of pongs, and of the ring that was ten times as long.
 */
class RedWithinLimitTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOON =
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-11-20T12:00:00Z").getEpochSecond());

    private final FakeVitals vitals = new FakeVitals();
    private final PublishedByHand published = new PublishedByHand();
    private long nowNs = NOON;
    private PulseBoard board;
    private Console console;

    @TempDir
    Path directory;

    @BeforeEach
    void well() throws IOException {
        Path config = Path.of(System.getProperty("ringfire.root", "..")).resolve("config");
        Settings settings = new SettingsLoader(Purpose.SERVICE)
                .file(config.resolve("ringfire.yaml"))
                .set(List.of(
                        "strategies=[{name: ema-cross, bars: 1-minute-mid, quantity: 1, symbols: [EURUSD]}]",
                        "data=" + Files.createDirectories(directory.resolve("data"))))
                .load()
                .settings();
        published
                .put("engine", "{\"state\":\"RUNNING\"}")
                .put("engine/now", "{\"sequence\":5,\"tradingState\":\"ACTIVE\",\"viewFaults\":0}");
        board = new PulseBoard(() -> nowNs, 100 * MS);
        console = new Console(
                vitals,
                published.values(),
                () -> nowNs,
                settings,
                new DataDirectory(settings.data()),
                List.of("U"),
                Set.of("EURUSD"),
                null, // nobody asks for market data here
                symbol -> OpenHours.ALWAYS,
                Optional.empty());
        talk();
        quote();
        alive();
        assertEquals(200, console.readiness().status(), console.readiness().toString());
    }

    /** What goes on whatever else stops. */
    private void alive() {
        published.at(nowNs);
        vitals.journals = List.of(new Journal("ticks", 1, 1, nowNs, false), new Journal("fires", 0, 0, 0, false));
        board.doWork();
        vitals.modules = board.readings();
    }

    private void talk() {
        vitals.sessions =
                List.of(new SessionView("U", "FRESH", true, 500, 50, "n", "EURUSD", "2.05", 0, false, 0, 0, ""));
    }

    private void quote() {
        published.put("quote/EURUSD", "{\"eventNs\":" + nowNs + "}");
    }

    private static List<String> failing(Reply reply) {
        List<String> names = new ArrayList<>();
        for (JsonNode check : reply.body().path("checks")) {
            if (!check.path("ok").asBoolean()) {
                names.add(check.path("name").asText());
            }
        }
        return names;
    }

    /** Heartbeats and timers go on, and so does the journal: a minute of open time is the limit. */
    @Test
    void shouldBeRedAMinuteAfterTheLastTickWhileHeartbeatsGoOn() {
        for (int second = 1; second <= 60; second++) {
            nowNs += SECOND;
            talk();
            alive();
            assertEquals(List.of(), failing(console.readiness()), second + " s");
        }
        nowNs += SECOND;
        talk();
        alive();
        assertEquals(List.of("quote EURUSD"), failing(console.readiness()));
    }

    /** Answers come over the third socket alone: quotes and heartbeats go on, and a ping proves it within 30 + 10 s. */
    @Test
    void shouldBeRedFortySecondsAfterTheSocketOfAnswersFellSilent() {
        long silentNs = nowNs;
        long[] askedNs = {nowNs + 30 * SECOND};
        board.register(new TerminalPulse(
                0,
                () -> vitals.sessions,
                () -> List.of(new PongView("U", 1, 20 * MS, nowNs < askedNs[0] ? -1 : nowNs - askedNs[0])),
                () -> true,
                PulseLimits.ofMs(2_000, 10_000)));
        String state = "";
        while (!state.equals("UNHEALTHY")) {
            nowNs += SECOND;
            talk();
            quote();
            alive();
            state = console.systemHealth().body().path("state").asText();
            assertTrue(nowNs - silentNs <= 41 * SECOND, "still " + state);
            if (nowNs - askedNs[0] <= 2 * SECOND) {
                assertEquals("HEALTHY", state);
            }
        }
        assertEquals(
                "UNHEALTHY", console.module("session-1").body().path("state").asText());
    }

    /** By the pulse within 300 ms, by health within 5.5 s; the alert of both says where. */
    @Test
    void shouldBeRedWithinItsLimitsWhenAStageStandsStill() {
        long[] in = {10};
        long[] out = {10};
        Pulses pulses = new Pulses(() -> nowNs, "keeper");
        pulses.watch("stages", new RingProgress(() -> in[0] - out[0], () -> out[0]));
        board.register(
                Passage.through("ring", () -> in[0], () -> out[0], () -> null, PulseLimits.ofMs(50, 200), "stuck"));
        in[0] = 11;
        long stalledNs = nowNs;
        long unhealthyNs = 0;
        long illNs = 0;
        while (illNs == 0) {
            nowNs += 100 * MS;
            talk();
            quote();
            alive();
            pulses.doWork();
            vitals.pulses = pulses.ages();
            if (unhealthyNs == 0
                    && console.module("ring").body().path("state").asText().equals("UNHEALTHY")) {
                unhealthyNs = nowNs;
            }
            if (console.health().status() == 503) {
                illNs = nowNs;
            }
            assertTrue(nowNs - stalledNs < 6 * SECOND, "nothing is seen");
        }
        assertEquals(400 * MS, unhealthyNs - stalledNs, "marked at the first look, out of limits three looks later");
        assertEquals(List.of("thread stages"), failing(console.health()));
        assertTrue(illNs - stalledNs > 5 * SECOND && illNs - stalledNs <= 5_600 * MS, (illNs - stalledNs) + " ns");
    }

    /** Asked for once a second. */
    @Test
    void shouldBeRedASecondAfterTheDiskFellBelowItsFloor() {
        FakeStore store = new FakeStore();
        DiskWatch watch = new DiskWatch(new FreeSpaceGuard(store, 1_000), new Mailbox(), () -> nowNs);
        store.free = 5_000;
        watch.requireSpace();
        store.free = 999;
        nowNs += SECOND - 1;
        disk(watch);
        assertEquals(List.of(), failing(console.readiness()));
        nowNs += 1;
        disk(watch);
        assertEquals(List.of("disk"), failing(console.readiness()));
    }

    private void disk(DiskWatch watch) {
        watch.doWork();
        vitals.freeBytes = watch.freeBytes() / 100; // FakeVitals needs ten
        vitals.diskCheckAgeNs = watch.checkAgeNs();
        talk();
        quote();
        alive();
    }

    /** A disk whose free space the test says. */
    private static final class FakeStore extends FileStore {
        long free;

        @Override
        public long getUsableSpace() {
            return free;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String type() {
            return "fake";
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long getTotalSpace() {
            return Long.MAX_VALUE;
        }

        @Override
        public long getUnallocatedSpace() {
            return free;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends java.nio.file.attribute.FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends java.nio.file.attribute.FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            return null;
        }
    }
}
