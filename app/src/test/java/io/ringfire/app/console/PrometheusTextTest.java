package io.ringfire.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfire.adapters.metrics.MetricsPage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {
    @Test
    void shouldReadWhatThePageWritesWithLabelsEscaped() {
        MetricsPage page = new MetricsPage();
        page.counter("a_total", "One.\nTwo \\ three", "x").add(2, "quote \" backslash \\ line\nend");
        page.gauge("b_seconds", "B", "x", "y").add(-0.5, "1", "2").add(1e-9, "1", "3");
        page.gauge("empty", "No series, so not there");
        PrometheusText text = PrometheusText.read(new String(page.text(), StandardCharsets.UTF_8));
        assertEquals(2, text.series().get("a_total{x=quote \\\" backslash \\\\ line\\nend}"));
        assertEquals(-0.5, text.series().get("b_seconds{x=1, y=2}"));
        assertEquals(1e-9, text.series().get("b_seconds{x=1, y=3}"));
        assertEquals(
                Map.of("a_total", "counter", "b_seconds", "gauge"),
                Map.of(
                        "a_total",
                        text.types().get("a_total"),
                        "b_seconds",
                        text.types().get("b_seconds")));
    }

    @Test
    void shouldRefuseNamesAndSeriesTwiceAndCountersWithoutTheirEnding() {
        MetricsPage page = new MetricsPage();
        page.gauge("a", "A");
        assertThrows(IllegalArgumentException.class, () -> page.gauge("a", "A"));
        assertThrows(IllegalArgumentException.class, () -> page.counter("b", "B"));
        MetricsPage.Family twice = page.gauge("c", "C", "x").add(1, "1").add(2, "1");
        assertThrows(IllegalArgumentException.class, page::text);
        assertThrows(IllegalArgumentException.class, () -> twice.add(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1\n",
                "# TYPE a gauge\na 1\n",
                "# HELP a A\na 1\n",
                "# HELP a A\n# TYPE a gauge\na 1\na 2\n",
                "# HELP a A\n# TYPE a gauge\na{x=\"1\"} 1\na{x=\"1\"} 1\n",
                "# HELP a A\n# TYPE a counter\na 1\n",
                "# HELP a_total A\n# TYPE a_total counter\na_total -1\n",
                "# HELP a A\n# TYPE a gauge\nb 1\n",
                "# HELP a A\n# TYPE a gauge\na{x=\"\"\"} 1\n",
                "# HELP a A\n# TYPE a gauge\na{x=\"\\q\"} 1\n",
                "# HELP a A\n# TYPE a gauge\na{x=1} 1\n",
                "# HELP a A\n# TYPE a gauge\na one\n",
                "# HELP a A\n# TYPE a gauge\na 1",
                "# HELP a A\n# TYPE a gauge\na 1\n# HELP b B\n# TYPE b gauge\nb 1\n# HELP a A\n",
            })
    void shouldFindWhatTheFormatForbids(String page) {
        assertThrows(AssertionError.class, () -> PrometheusText.read(page));
    }
}
