package io.ringfire.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.replaycheck.CheckedRun;
import io.ringfire.app.replaycheck.Finding;
import io.ringfire.app.replaycheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seen failing with the age of the first replay in place of the last. */
class ReplayMetricsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void shouldShowWhatWasFoundAndWhenLast() {
        Map<String, Double> before = series(List.of());
        assertEquals(Map.of(), before);
        Map<String, Double> series = series(List.of(
                new CheckedRun(7, true, new Finding(Verdict.DIFFERS, "order L1"), 10 * SECOND),
                new CheckedRun(8, false, new Finding(Verdict.EQUAL, "all"), 40 * SECOND)));
        assertEquals(1, series.get("ringfire_replayed_runs{verdict=differs}"));
        assertEquals(1, series.get("ringfire_replayed_runs{verdict=equal}"));
        assertEquals(0, series.get("ringfire_replayed_runs{verdict=failed}"));
        assertEquals(0, series.get("ringfire_replayed_runs{verdict=other_code}"));
        assertEquals(60, series.get("ringfire_replay_age_seconds"));
    }

    private static Map<String, Double> series(List<CheckedRun> runs) {
        MetricsPage page = new MetricsPage();
        ReplayMetrics.add(page, runs, 100 * SECOND);
        Map<String, Double> all = PrometheusText.read(new String(page.text(), StandardCharsets.UTF_8))
                .series();
        all.keySet().removeIf(each -> !each.startsWith("ringfire_replay"));
        return all;
    }
}
