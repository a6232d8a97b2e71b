package io.ringfire.benchmarks.ta4j;

import io.ringfire.benchmarks.Figures;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The same crossing of two averages, 10 and 20, by ours and by ta4j, on the same bars, by turns in one process, after each gave the same
 * trades: their number, and the bars at which they begin and end. Long trades alone, since ta4j's runner trades one side. Without risk,
 * venue and money, of which ta4j has the last alone and keeps it out of a run.
 *
 * <ul>
 *   <li><b>Bars in memory</b>: ours goes through an array of closes with two {@link io.ringfire.engine.indicator.Ema}, and notes trades. ta4j
 *       has its series built already; it makes indicators and strategy, and runs it, which makes a record of the trades.
 *   <li><b>From the journal</b>: both read the same queue of ticks, four a bar, every checksum checked, and make the same one-minute bars by our
 *       {@link io.ringfire.engine.market.BarBuilder}. Ours trades as a bar closes. ta4j's series gets the bar, with a time of its
 *       own, and is run at the end.
 * </ul>
 */
public final class Ta4jPeer {
    private static final int WARM_UPS = 3;
    private static final int BARS_A_SAMPLE = 20_000_000; // of ours through memory, again and again: a tenth of a second

    private final int bars;
    private final int runs;
    private final PrintWriter out;
    private final CrossTrades ours = new CrossTrades();
    private final CrossTrades theirs = new CrossTrades();

    /**
     * @param bars how many
     * @param runs of each, of which the median counts
     */
    public Ta4jPeer(int bars, int runs, PrintWriter out) {
        this.bars = bars;
        this.runs = runs;
        this.out = out;
    }

    /**
     * Measures, and prints a table.
     *
     * @throws IllegalStateException when the trades are not the same
     */
    public void run(Figures figures) throws IOException {
        Path parent = Path.of(System.getProperty("ringfire.benchmark.dir", System.getProperty("java.io.tmpdir")));
        Path directory = Files.createTempDirectory(parent, "ringfire-ta4j");
        try {
            CrossMarket market = new CrossMarket(directory, bars);
            require(market.bars() == bars, market.bars() + " bars in place of " + bars);
            inMemory(market, figures);
            fromJournal(market, figures);
        } finally {
            Disk.deleteTree(directory);
        }
        out.flush();
    }

    private void inMemory(CrossMarket market, Figures figures) {
        TheirCross series = market.series();
        market.through(new OurCross(ours));
        TheirCross.into(theirs, series.run());
        requireSameTrades("bars in memory");
        int passes = Math.max(1, BARS_A_SAMPLE / bars);
        compare(
                "bars in memory",
                new Sampled(runs, (long) passes * bars, () -> {
                    for (int i = 0; i < passes; i++) {
                        market.through(new OurCross(ours));
                    }
                }),
                new Sampled(runs, bars, () -> TheirCross.into(theirs, series.run())),
                figures);
    }

    private void fromJournal(CrossMarket market, Figures figures) {
        Runnable byOurs = () -> market.read(new OurCross(ours));
        Runnable byTheirs = () -> {
            TheirCross cross = new TheirCross();
            market.read(cross);
            TheirCross.into(theirs, cross.run());
        };
        byOurs.run();
        byTheirs.run();
        requireSameTrades("from the journal");
        compare("from the journal", new Sampled(runs, bars, byOurs), new Sampled(runs, bars, byTheirs), figures);
    }

    private void compare(String name, Sampled our, Sampled their, Figures figures) {
        for (int i = 0; i < WARM_UPS; i++) {
            our.warmUp();
            their.warmUp();
        }
        for (int i = 0; i < runs; i++) {
            our.sample();
            their.sample();
        }
        requireSameTrades(name);
        out.printf(
                "%s: %,d bars, %,d trades, the same; medians of %d runs by turns%n", name, bars, ours.closed(), runs);
        print("ringfire", our);
        print("ta4j", their);
        double ratio = their.clockNs() / our.clockNs();
        double ofProcessor = their.processorNs() / our.processorNs();
        out.printf(Locale.ROOT, "  ratio     %8.1f by the clock, %.1f of processor time%n", ratio, ofProcessor);
        figures.cost("ta4j, " + name + ", ringfire", our.clockNs(), "ns/bar");
        figures.rate("ta4j, " + name + ", ratio of clocks", ratio, "times");
        figures.rate("ta4j, " + name + ", ratio of processor times", ofProcessor, "times");
    }

    private void print(String who, Sampled sampled) {
        out.printf(
                Locale.ROOT,
                "  %-9s %8.2f ns/bar, %7.2f of processor time, %6.1f million bars/s, %6.1f B/bar%n",
                who,
                sampled.clockNs(),
                sampled.processorNs(),
                1e3 / sampled.clockNs(),
                sampled.bytes());
    }

    private void requireSameTrades(String name) {
        String difference = ours.differenceFrom(theirs);
        require(difference.isEmpty(), name + ": " + difference);
        require(ours.closed() > bars / 100, name + ": no more than " + ours.closed() + " trades");
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }
}
