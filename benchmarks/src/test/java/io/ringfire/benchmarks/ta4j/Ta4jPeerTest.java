package io.ringfire.benchmarks.ta4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.benchmarks.Figures;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** That both trade alike is asserted by the comparison itself, before it measures; here on few bars, in every build. Seen failing with ours leaving early. */
class Ta4jPeerTest {
    @Test
    void shouldGiveTheTradesThatTa4jGivesInMemoryAndFromTheJournal() throws Exception {
        StringWriter printed = new StringWriter();
        Figures figures = new Figures();
        new Ta4jPeer(3_000, 5, new PrintWriter(printed)).run(figures);

        assertTrue(printed.toString().contains("bars in memory: 3,000 bars, "), printed::toString);
        assertTrue(printed.toString().contains("from the journal: 3,000 bars, "), printed::toString);
        assertEquals(6, figures.all().size());
    }

    @Test
    void shouldTellTheFirstTradeThatDiffers() {
        CrossTrades ours = trades(3, 7, 12);
        assertEquals("", ours.differenceFrom(trades(3, 7, 12)));
        assertEquals("exit of trade 0 is at bar 7 and at bar 8", ours.differenceFrom(trades(3, 8, 12)));
        assertEquals("entry of trade 1 is at bar 12 and at no bar", ours.differenceFrom(trades(3, 7)));
    }

    private static CrossTrades trades(int... bars) {
        CrossTrades trades = new CrossTrades();
        for (int bar : bars) {
            trades.turn(bar);
        }
        return trades;
    }
}
