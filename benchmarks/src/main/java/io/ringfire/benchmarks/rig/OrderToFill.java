package io.ringfire.benchmarks.rig;

import io.ringfire.engine.ingress.MarketFeed;
import io.ringfire.journal.layout.Disk;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Paper mode in process, an order at each tick: from the intended time of the tick, and from the offer of its order, until the fill is
 * through all stages. The venue has no latency: the engine's own way back is what is measured, one duty cycle at least.
 *
 * @param rates orders a second, one after the other
 * @param warmUpNs of each rate
 * @param measuredNs of each rate
 */
record OrderToFill(List<Long> rates, long warmUpNs, long measuredNs) {
    private static final long PRACTICE_RATE = 20_000;
    private static final int TURNS_BEHIND = 1_000;

    /** Measures, says and files it. Returns whether every order was filled. */
    boolean run(RigReport report) throws Exception {
        report.say("");
        report.say(
                "order -> fill, paper mode, fused, journals on disk; an order at each tick, %.1f s a rate",
                measuredNs / 1e9);
        PercentileTable table = new PercentileTable("sent/s", "filled", "lost");
        PercentilePlot plot = new PercentilePlot("order -> fill");
        Map<String, Object> figures = new LinkedHashMap<>();
        // compiles the way of an order before the first figure
        boolean isWhole = run(
                Math.min(PRACTICE_RATE, Collections.max(rates)),
                new PercentileTable(),
                new PercentilePlot(""),
                new LinkedHashMap<>(),
                new RigReport(new PrintWriter(Writer.nullWriter())));
        for (long rate : rates) {
            isWhole &= run(rate, table, plot, figures, report);
        }
        report.say(table.toString());
        report.plot(plot);
        report.put("orderToFill", figures);
        return isWhole;
    }

    private boolean run(
            long rate, PercentileTable table, PercentilePlot plot, Map<String, Object> figures, RigReport report)
            throws Exception {
        Path directory = RigDirectory.make();
        FillTimes times = new FillTimes();
        DueTicks feed = new DueTicks(rate, times);
        try (PaperEngine engine = new PaperEngine(directory, feed, times)) {
            long beginNs = System.nanoTime();
            long fromNs = beginNs + warmUpNs;
            feed.begin(beginNs, fromNs + measuredNs);
            times.measureFrom(fromNs);
            while (!feed.isOver(System.nanoTime())) {
                if (engine.turn() == 0) {
                    Thread.onSpinWait();
                }
            }
            for (int idle = 0; idle < TURNS_BEHIND; idle++) {
                engine.turn();
            }
            long lost = feed.schedule.taken() - engine.fills();
            double sent = RateCheck.achieved(feed.schedule.taken(), warmUpNs + measuredNs, feed.lastTakenNs - beginNs);
            table.row(rate + "/s, offer to fill", times.fromOffer, sent, engine.fills(), lost);
            table.row(rate + "/s, tick due to fill", times.fromTick);
            plot.add(rate + "/s, offer to fill", times.fromOffer).add(rate + "/s, tick due to fill", times.fromTick);
            report.histogram("order to fill " + rate, times.fromOffer);
            figures.put(
                    Long.toString(rate),
                    Map.of(
                            "sentPerSecond", sent,
                            "filled", engine.fills(),
                            "lost", lost,
                            "offerToFillNs", Percentiles.toMap(times.fromOffer),
                            "tickToFillNs", Percentiles.toMap(times.fromTick)));
            report.warn(RateCheck.warning("order -> fill", rate, sent));
            return lost == 0 && engine.refused() == 0;
        } finally {
            Disk.deleteTree(directory);
        }
    }

    /** When ticks were due and orders offered, by order number: the nth tick makes the nth order. One thread, as fused is. */
    static final class FillTimes {
        private static final int MASK = (1 << 12) - 1;

        private final long[] dueNs = new long[MASK + 1];
        private final long[] offeredNs = new long[MASK + 1];
        private final Histogram fromOffer = new Histogram(AskedOrders.LONGEST_NS, 3);
        private final Histogram fromTick = new Histogram(AskedOrders.LONGEST_NS, 3);
        private long measureFromNs;

        Histogram fromOffer() {
            return fromOffer;
        }

        Histogram fromTick() {
            return fromTick;
        }

        void measureFrom(long instantNs) {
            measureFromNs = instantNs;
        }

        void due(long number, long intendedNs) {
            dueNs[(int) number & MASK] = intendedNs;
        }

        void offered(long number, long nowNs) {
            offeredNs[(int) number & MASK] = nowNs;
        }

        void filled(long number, long nowNs) {
            long tickNs = dueNs[(int) number & MASK];
            if (tickNs - measureFromNs >= 0) {
                fromTick.recordValue(Math.max(0, Math.min(nowNs - tickNs, AskedOrders.LONGEST_NS)));
                fromOffer.recordValue(Math.max(
                        0, Math.min(nowNs - offeredNs[(int) number & MASK], AskedOrders.LONGEST_NS)));
            }
        }
    }

    /** Quotes of one instrument as they are due, some of them a turn. */
    private static final class DueTicks implements MarketFeed {
        private final Schedule schedule;
        private final FillTimes times;
        private long untilNs;
        private long giveUpNs;
        private long lastTakenNs;

        DueTicks(long rate, FillTimes times) {
            this.times = times;
            schedule = new Schedule(rate);
            schedule.begin(Long.MAX_VALUE / 2); // none before it begins
        }

        void begin(long beginNs, long endNs) {
            schedule.begin(beginNs);
            untilNs = endNs;
            giveUpNs = 2 * endNs - beginNs;
            lastTakenNs = beginNs;
        }

        /** When all are sent; or when as long again has passed, and what is left stays unsent. */
        boolean isOver(long nowNs) {
            return schedule.dueNs() - untilNs >= 0 || nowNs - giveUpNs >= 0;
        }

        @Override
        public int poll(long eventNs, QuoteHandler handler) {
            long nowNs = System.nanoTime();
            int polled = 0;
            while (polled < PaperEngine.TICKS_A_TURN && schedule.isDue(nowNs) && schedule.dueNs() - untilNs < 0) {
                times.due(schedule.taken() + 1, schedule.take(nowNs));
                long bid = 110_000 + schedule.taken() % 50;
                handler.onQuote(0, 0, eventNs, bid, bid + 10, 0);
                lastTakenNs = nowNs;
                polled++;
            }
            return polled;
        }
    }
}
