package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PercentileTableTest {
    private static Histogram of(long... ns) {
        Histogram histogram = new Histogram(AskedOrders.LONGEST_NS, 3);
        Arrays.stream(ns).forEach(histogram::recordValue);
        return histogram;
    }

    private static List<String> words(PercentileTable table, int line) {
        return Arrays.asList(
                table.toString().split(System.lineSeparator())[line].strip().split("\\s+"));
    }

    @Test
    void shouldShowPercentilesInMicrosecondsAndRatiosWithoutAUnit() {
        PercentileTable table = new PercentileTable("orders")
                .row("engine", of(1_000, 1_000, 2_000), 12_345L)
                .ratio("ratio", of(1_000, 3_000), of(500, 1_000));
        assertEquals(List.of("us", "p50", "p90", "p99", "p99.9", "p99.99", "max", "orders"), words(table, 0));
        assertEquals(List.of("engine", "1.00", "2.00", "2.00", "2.00", "2.00", "2.00", "12,345"), words(table, 1));
        assertEquals("2.00", words(table, 2).get(1));
        assertEquals("3.00", words(table, 2).get(11));
    }

    @Test
    void shouldShowThatNothingWasMeasuredInPlaceOfAZero() {
        PercentileTable table = new PercentileTable()
                .row("none", of())
                .ratio("none", of(1), of())
                .ratio("none", of(), of(1));
        for (int line = 1; line <= 3; line++) {
            assertEquals(List.of("none", "-", "-", "-", "-", "-", "-"), words(table, line));
        }
    }
}
