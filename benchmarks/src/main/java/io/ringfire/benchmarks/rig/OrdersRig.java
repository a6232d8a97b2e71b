package io.ringfire.benchmarks.rig;

import io.ringfire.engine.ingress.MarketFeed;
import io.ringfire.journal.layout.Disk;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench orders}: paper mode in process, in wall time, an order at each tick, ticks at one rate after the other until one is
 * not held. A rate is held when every tick became an order, every order a fill under a ticket of its own, and no tick came to the engine
 * later than {@value #MOST_BEHIND_MS} ms at the end: what the engine cannot take waits, and that grows. Ticks are due by the clock and
 * not by the last one's end, so that a pause shows. How late the latest was is told beside it.
 */
@Command(
        name = "orders",
        description = "The most orders a second in paper mode of which none is lost.",
        mixinStandardHelpOptions = true)
public final class OrdersRig implements Callable<Integer> {
    private static final List<Integer> RATES =
            List.of(1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000, 80_000, 100_000, 150_000, 200_000, 300_000);
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MOST_BEHIND_MS = 50;
    private static final long WARM_UP_NS = 3 * NS_PER_SECOND;
    private static final int WARM_UP_RATE = 10_000;

    /** Enough for the last fills to come back. */
    private static final int TURNS_BEHIND = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", description = "Of each rate; default: ${DEFAULT-VALUE}.")
    private int seconds = 10;

    @Override
    public Integer call() throws Exception {
        int held = 0;
        for (int rate : RATES) {
            if (!isHeld(rate)) {
                break;
            }
            held = rate;
        }
        out().printf(Locale.ROOT, "held: %,d orders/s%n", held);
        return held >= RATES.get(0) ? 0 : 1;
    }

    private boolean isHeld(int rate) throws Exception {
        Path directory = Files.createTempDirectory(
                Path.of(System.getProperty("ringfire.benchmark.dir", System.getProperty("java.io.tmpdir"))),
                "ringfire-orders");
        EvenTicks feed = new EvenTicks();
        try (PaperEngine engine = new PaperEngine(directory, feed)) {
            run(engine, feed, Math.min(rate, WARM_UP_RATE), WARM_UP_NS);
            long before = feed.ticks;
            boolean isInTime = run(engine, feed, rate, seconds * NS_PER_SECOND);
            long ticks = feed.ticks - before;
            boolean isWhole = engine.orders() == feed.ticks && engine.fills() == feed.ticks && engine.refused() == 0;
            out().printf(
                            Locale.ROOT,
                            "%,9d/s asked for: %,d ticks in %d s (%,.0f/s), of all %,d so far %,d orders, %,d filled, %,d refused; latest tick %.1f ms late, at the end %.1f ms: %s%n",
                            rate,
                            ticks,
                            seconds,
                            ticks / (double) seconds,
                            feed.ticks,
                            engine.orders(),
                            engine.fills(),
                            engine.refused(),
                            feed.latestNs / 1e6,
                            feed.behindNs / 1e6,
                            isWhole && isInTime ? "held" : "not held");
            return isWhole && isInTime;
        } finally {
            Disk.deleteTree(directory);
        }
    }

    /** Whether the engine was still in time at the end. */
    private static boolean run(PaperEngine engine, EvenTicks feed, int rate, long forNs) throws Exception {
        feed.start(rate, forNs);
        while (!feed.isOver()) {
            if (engine.turn() == 0) {
                LockSupport.parkNanos(1);
            }
        }
        feed.stop();
        for (int idle = 0; idle < TURNS_BEHIND; idle++) {
            engine.turn();
        }
        return feed.behindNs <= MOST_BEHIND_MS * 1_000_000;
    }

    private PrintWriter out() {
        PrintWriter out = spec.commandLine().getOut();
        out.flush();
        return out;
    }

    /** Quotes of one instrument, each due so long after the one before, a point up and down. */
    private static final class EvenTicks implements MarketFeed {
        private long everyNs;
        private long dueNs;
        private long endNs;
        private long ticks;
        private long behindNs;
        private long latestNs;
        private boolean isStopped;

        void start(int rate, long forNs) {
            everyNs = NS_PER_SECOND / rate;
            dueNs = System.nanoTime();
            endNs = dueNs + forNs;
            latestNs = 0;
            isStopped = false;
        }

        /** Hands over no more, whatever is due. */
        void stop() {
            isStopped = true;
        }

        /** When its time is over; what is due by then and has not been taken is lost to the rate. */
        boolean isOver() {
            return System.nanoTime() - endNs >= 0;
        }

        @Override
        public int poll(long nowNs, QuoteHandler handler) {
            if (isStopped) {
                return 0;
            }
            long monotonicNs = System.nanoTime();
            int polled = 0;
            behindNs = Math.max(0, Math.min(monotonicNs, endNs) - dueNs);
            latestNs = Math.max(latestNs, behindNs);
            while (polled < PaperEngine.TICKS_A_TURN && dueNs - monotonicNs <= 0 && dueNs - endNs < 0) {
                ticks++;
                long bid = 110_000 + ticks % 50;
                handler.onQuote(0, 0, nowNs, bid, bid + 10, 0);
                dueNs += everyNs;
                polled++;
            }
            return polled;
        }
    }
}
