package io.ringfire.app.console;

import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.replaycheck.CheckedRun;
import io.ringfire.app.replaycheck.Verdict;
import java.util.List;
import java.util.Locale;

/** What the service's own replays found, for Prometheus; nothing before the first. */
final class ReplayMetrics {
    private static final double NS_PER_SECOND = 1e9;

    private ReplayMetrics() {}

    static void add(MetricsPage page, List<CheckedRun> runs, long nowNs) {
        if (runs.isEmpty()) {
            return;
        }
        MetricsPage.Family found = page.gauge(
                "ringfire_replayed_runs", "Runs that the service replayed by itself, by what was found", "verdict");
        for (Verdict verdict : Verdict.values()) {
            long count = runs.stream()
                    .filter(run -> run.finding().verdict() == verdict)
                    .count();
            found.add(count, verdict.name().toLowerCase(Locale.ROOT));
        }
        long lastNs = runs.stream().mapToLong(CheckedRun::timeNs).max().orElseThrow();
        page.gauge("ringfire_replay_age_seconds", "Since the last of these replays ended")
                .add(Math.max(0, nowNs - lastNs) / NS_PER_SECOND);
    }
}
