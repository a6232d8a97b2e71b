package io.ringfire.benchmarks.rig;

import io.ringfire.adapters.easim.EaFaults;
import io.ringfire.adapters.easim.EaSim;
import io.ringfire.adapters.easim.EaTerms;
import io.ringfire.adapters.easim.SimMarket;
import io.ringfire.adapters.easim.SimSymbol;
import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.strategy.Strategy;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench load}: a simulated terminal of 15 symbols at a hundred times the field's rate, then one whose chart ticks five times a
 * second under a strategy that wishes for more than that can execute. Says what was lost, what grew, how long the terminal's sends
 * blocked, and whether anything was executed late.
 */
@Command(
        name = "load",
        description = "15 symbols x 100 ticks/s over ZeroMQ; then more orders than a terminal can execute.",
        mixinStandardHelpOptions = true)
public final class LoadRig implements Callable<Integer> {
    private static final int SYMBOLS = 15;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long EXPIRY_NS = 2 * NS_PER_SECOND;
    private static final double MIB = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", description = "Of each part; default: ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(names = "--ticks", description = "A second and symbol in the first part; default: ${DEFAULT-VALUE}.")
    private int ticksPerSecond = 100;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean isWhole = ticks() & orders();
        return isWhole ? 0 : 1;
    }

    private boolean ticks() throws IOException, InterruptedException {
        Path directory = directory();
        try (RigEngine engine = new RigEngine(directory, instruments(), false, EXPIRY_NS, null)) {
            EaSim terminal = terminal(engine, true, ticksPerSecond);
            long heapBefore;
            long heapAfter;
            AgentRunner runner = run(terminal);
            try {
                Thread.sleep(2_000);
                heapBefore = heap();
                Thread.sleep(seconds * 1_000L);
                heapAfter = heap();
            } finally {
                runner.close();
            }
            Thread.sleep(500);
            long sent = terminal.ticksSent();
            long taken = engine.terminals().counters().get(Count.TICKS);
            long journalled = engine.count(Counter.TICKS) + engine.count(Counter.DUPLICATE);
            out().printf(
                            Locale.ROOT,
                            "ticks: %,d sent in %d s (%,.0f/s), %,d taken, %,d through the engine, lost %d; longest send %.2f ms; heap in use %+.1f MiB%n",
                            sent,
                            seconds + 2,
                            sent / (seconds + 2.0),
                            taken,
                            journalled,
                            sent - journalled,
                            terminal.longestSendNs() / 1e6,
                            (heapAfter - heapBefore) / MIB);
            return sent == taken && sent == journalled;
        } finally {
            delete(directory);
        }
    }

    private boolean orders() throws IOException, InterruptedException {
        Path directory = directory();
        Strategy strategy = new BuysAtEveryTick(true);
        try (RigEngine engine = new RigEngine(directory, instruments(), false, EXPIRY_NS, strategy)) {
            EaSim terminal = terminal(engine, false, 5);
            AgentRunner runner = run(terminal);
            try {
                Thread.sleep(seconds * 1_000L);
            } finally {
                runner.close();
            }
            Thread.sleep(500);
            long sent = engine.terminals().counters().get(Count.SENT);
            long executed = terminal.fireIds().size();
            out().printf(
                            Locale.ROOT,
                            "orders: %,d made, %,d sent (%.2f/s at 5 chart ticks/s), %,d executed, %,d fills, %,d ended in the engine; alerts, of which a late fill is one: %d%n",
                            engine.count(Counter.ORDERS),
                            sent,
                            sent / (double) seconds,
                            executed,
                            engine.count(Counter.FILLS),
                            engine.count(Counter.ORDERS) - sent,
                            engine.count(Counter.ALERTS));
            return sent - executed <= 1 && engine.count(Counter.ALERTS) == 0;
        } finally {
            delete(directory);
        }
    }

    private static EaSim terminal(RigEngine engine, boolean sendsEveryTick, int ticksPerSecond) {
        EaTerms terms = new EaTerms(
                engine.endpoints.get(0),
                engine.endpoints.get(1),
                engine.endpoints.get(2),
                RigEngine.UUID,
                1001,
                "Rig-1",
                "Rig Ltd",
                "USD",
                500,
                new BigDecimal("10000000.00"),
                ZoneOffset.UTC,
                0,
                "EURUSD",
                false,
                30,
                true,
                sendsEveryTick);
        List<SimSymbol> symbols = new ArrayList<>();
        for (Instrument instrument : instruments()) {
            symbols.add(new SimSymbol(instrument.symbol(), 5, new BigDecimal("100000"), BigDecimal.ONE));
        }
        return new EaSim(terms, symbols, new EvenMarket(ticksPerSecond), SystemEpochNanoClock.INSTANCE, new EaFaults());
    }

    private static AgentRunner run(EaSim terminal) {
        AgentRunner runner =
                new AgentRunner(new SleepingMillisIdleStrategy(1), Throwable::printStackTrace, null, terminal);
        AgentRunner.startOnThread(runner);
        return runner;
    }

    private static List<Instrument> instruments() {
        List<Instrument> instruments = new ArrayList<>();
        instruments.add(LatencyRig.eurusd());
        for (int i = 1; i < SYMBOLS; i++) {
            instruments.add(LatencyRig.dollars(i, String.format("RIG%02d", i)));
        }
        return instruments;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private PrintWriter out() {
        PrintWriter out = spec.commandLine().getOut();
        out.flush();
        return out;
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory(
                Path.of(System.getProperty("ringfire.benchmark.dir", System.getProperty("java.io.tmpdir"))),
                "ringfire-load");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** So many quotes a second of each symbol, a point up and down. */
    private static final class EvenMarket implements SimMarket {
        private final long everyNs;
        private long nextNs;
        private long turn;

        EvenMarket(int perSecond) {
            everyNs = NS_PER_SECOND / perSecond;
        }

        @Override
        public void advanceTo(long utcNs, Sink sink) {
            if (nextNs == 0) {
                nextNs = utcNs;
            }
            while (nextNs <= utcNs) {
                turn++;
                for (int i = 0; i < SYMBOLS; i++) {
                    long bid = 110_000 + turn % 50;
                    sink.onQuote(i, nextNs, bid, bid + 10);
                }
                nextNs += everyNs;
            }
        }
    }
}
