package io.ringfire.app.replaycheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringfire.app.config.DayTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days of the service's own replays, at 22:30 UTC, on a clock that is set by hand. Seen failing with a run that is over replayed each day,
 * with one that failed not replayed again, and with what was found not kept.
 */
class ReplayCheckTest {
    private static final DayTime AT = new DayTime(22 * 60 + 30);

    @TempDir
    private Path directory;

    private final List<Long> replayed = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private Optional<Finding> found = Optional.of(new Finding(Verdict.EQUAL, "all of it"));
    private ReplayCheck check;

    private void start(Long previous, long present) throws IOException {
        check = new ReplayCheck(
                AT,
                directory.resolve("replay-check"),
                Optional.ofNullable(previous),
                present,
                (run, isStopping) -> {
                    replayed.add(run);
                    return found;
                },
                () -> TimeUnit.SECONDS.toNanos(now.getEpochSecond()));
    }

    private List<Long> at(String instant) {
        now = Instant.parse(instant);
        replayed.clear();
        check.look();
        return List.copyOf(replayed);
    }

    private List<String> verdicts() {
        return check.runs().stream()
                .map(run -> run.runNumber() + " " + run.finding().verdict())
                .toList();
    }

    @Test
    void shouldReplayTheRunBeforeOnceAndThisOneEachDay() throws IOException {
        start(7L, 8);
        assertFalse(check.look());
        assertEquals(List.of(), at("2026-11-20T22:29:59Z"));
        assertEquals(List.of(7L, 8L), at("2026-11-20T22:30:00Z"));
        assertEquals(List.of("7 EQUAL", "8 EQUAL"), verdicts());
        assertEquals(List.of(), at("2026-11-21T22:29:59Z"));
        assertEquals(List.of(8L), at("2026-11-21T22:30:05Z"));
    }

    @Test
    void shouldReplayTheFirstRunOfADirectoryWithoutOneBefore() throws IOException {
        start(null, 1);
        assertEquals(List.of(1L), at("2026-11-20T22:30:00Z"));
    }

    /** What was compared in part is compared again once it is over; what was found stays known until two newer runs came. */
    @Test
    void shouldKnowOverRestartsWhatWasFound() throws IOException {
        start(7L, 8);
        found = Optional.of(new Finding(Verdict.DIFFERS, "order L1"));
        at("2026-11-20T22:30:00Z");
        found = Optional.of(new Finding(Verdict.EQUAL, "all"));
        start(8L, 9);
        assertEquals(List.of("8 DIFFERS"), verdicts());
        assertEquals(List.of(8L, 9L), at("2026-11-21T22:30:00Z"));
        start(8L, 10);
        assertEquals(List.of("8 EQUAL"), verdicts());
        assertEquals(List.of(10L), at("2026-11-22T22:30:00Z"));
        start(10L, 11);
        assertEquals(List.of("10 EQUAL"), verdicts());
    }

    @Test
    void shouldTryAgainTheNextDayWhatCouldNotBeReplayed() throws IOException {
        start(7L, 8);
        found = Optional.of(new Finding(Verdict.FAILED, "no room"));
        at("2026-11-20T22:30:00Z");
        assertEquals(List.of("7 FAILED", "8 FAILED"), verdicts());
        found = Optional.of(new Finding(Verdict.EQUAL, "all"));
        assertEquals(List.of(), at("2026-11-20T23:30:00Z"));
        assertEquals(List.of(7L, 8L), at("2026-11-21T22:30:00Z"));
        assertEquals(List.of("7 EQUAL", "8 EQUAL"), verdicts());
    }

    @Test
    void shouldCallAReplayerThatThrowsAFailure() throws IOException {
        check = new ReplayCheck(
                AT,
                directory.resolve("replay-check"),
                Optional.empty(),
                3,
                (run, isStopping) -> {
                    throw new IllegalStateException("it broke");
                },
                () -> TimeUnit.SECONDS.toNanos(now.getEpochSecond()));
        at("2026-11-20T22:30:00Z");
        assertEquals("it broke", check.runs().get(0).finding().text());
        assertEquals(Verdict.FAILED, check.runs().get(0).finding().verdict());
    }

    /** A service that stops gives a replay up, and nothing was found then. */
    @Test
    void shouldSayNothingOfAReplayThatWasGivenUp() throws IOException {
        start(7L, 8);
        found = Optional.empty();
        at("2026-11-20T22:30:00Z");
        assertEquals(List.of(), check.runs());
    }

    @Test
    void shouldLeaveOutLinesThatAKillCutAndBeginAgain() throws IOException {
        Path file = directory.resolve("replay-check");
        Files.writeString(file, "{\"run\":7,\"over\":true,\"verd");
        start(7L, 8);
        assertEquals(List.of(), check.runs());
        assertEquals(List.of(7L, 8L), at("2026-11-20T22:30:00Z"));
        start(7L, 9);
        assertEquals(List.of("7 EQUAL"), verdicts());
    }
}
