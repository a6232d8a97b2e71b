package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Profile;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench rig}: the engine at set rates, in an open loop, beside peers in the same run. What each part measures: docs/performance.md. */
@Command(
        name = "rig",
        description = "Latency at set rates in an open loop, beside a bare ring and other peers in the same run.",
        mixinStandardHelpOptions = true)
public final class OpenLoopRig implements Callable<Integer> {
    private static final int MIB = 1 << 20;
    private static final int MEMORY_STEPS = 10;
    private static final long LEAST_FACTS = 5_000;
    private static final long MOST_PER_SECOND = 100_000_000;

    /** What can be measured. */
    enum Part {
        /** {@link TickToOrder}. */
        LATENCY,
        /** {@link Peers}. */
        PEERS,
        /** {@link Throughput}. */
        THROUGHPUT,
        /** {@link OrderToFill}. */
        FILL,
        /** {@link MemoryByTicks}, {@link MemoryBySymbols}. */
        MEMORY,
        /** {@link RecoveryTime}. */
        RECOVERY,
        /** {@link BacktestSpeed}. */
        BACKTEST,
        /** {@link ConsoleClients}. */
        CLIENTS
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--parts",
            split = ",",
            description =
                    "Of latency, peers, throughput, fill, memory, recovery, backtest, clients, or all; default: latency.",
            paramLabel = "PART")
    private List<String> parts = List.of("latency");

    @Option(names = "--peers", description = "The part peers, too.")
    private boolean withPeers;

    @Option(
            names = "--rate",
            split = ",",
            description = "Ticks a second, one after the other; default: ${DEFAULT-VALUE}.",
            defaultValue = "10000,100000,200000,500000,1000000")
    private List<Long> rates;

    @Option(
            names = "--order-every",
            split = ",",
            description = "An order at every so many ticks, one after the other; default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private List<Integer> orderEvery;

    @Option(names = "--threading", description = "fused or pipelined; default: ${DEFAULT-VALUE}.")
    private String threading = "fused";

    @Option(
            names = "--profile",
            description = "How threads wait: efficient, low-latency or batch, which yields; default: ${DEFAULT-VALUE}.")
    private String profile = "batch";

    @Option(names = "--ring", description = "Slots; default: ${DEFAULT-VALUE}.")
    private int ringSize = 1024;

    @Option(names = "--block-mib", description = "MiB by which journals grow; default: ${DEFAULT-VALUE}.")
    private int blockMiB = 16;

    @Option(names = "--warm-up", description = "Seconds before each measured turn; default: ${DEFAULT-VALUE}.")
    private double warmUpSeconds = 2;

    @Option(names = "--seconds", description = "Of each measured turn; default: ${DEFAULT-VALUE}.")
    private double seconds = 5;

    @Option(names = "--rounds", description = "Turns of each subject; default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--records", description = "Ticks of a turn of throughput; default: ${DEFAULT-VALUE}.")
    private long records = 5_000_000;

    @Option(
            names = "--fill-rate",
            split = ",",
            description = "Orders a second of fill, one after the other; default: ${DEFAULT-VALUE}.",
            defaultValue = "1000,10000,50000")
    private List<Long> fillRates;

    @Option(names = "--memory-ticks", description = "Ticks of memory; default: ${DEFAULT-VALUE}.")
    private long memoryTicks = 50_000_000;

    @Option(
            names = "--facts",
            split = ",",
            description = "Facts in the journal of recovery, one after the other; default: ${DEFAULT-VALUE}.",
            defaultValue = "100000,1000000,10000000")
    private List<Long> facts;

    @Option(names = "--ticks", description = "Data directory of backtest, as import or make-ticks fill it.")
    private Path ticks;

    @Option(names = "--symbol", description = "Of backtest; default: ${DEFAULT-VALUE}.")
    private String symbol = "XAUUSD";

    @Option(
            names = "--strategy",
            split = ",",
            description = "Of backtest, one after the other; default: ${DEFAULT-VALUE}.",
            defaultValue = "ema-cross")
    private List<String> strategies;

    @Option(names = "--out", description = "Directory for .hgrm files, figures.json and rig.html.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Set<Part> asked = check();
        RigReport report = new RigReport(spec.commandLine().getOut());
        describe(report);
        boolean isWhole = true;
        try (Hiccups hiccups = new Hiccups()) {
            for (Part part : asked) {
                isWhole &= run(part, report, hiccups);
            }
        }
        report.say("load average at the end: %s", Machine.loads());
        report.put("loadAtEnd", Machine.loads());
        if (out != null) {
            report.write(out);
        }
        return isWhole ? 0 : 1;
    }

    private boolean run(Part part, RigReport report, Hiccups hiccups) throws Exception {
        return switch (part) {
            case LATENCY ->
                new TickToOrder(
                                rates,
                                orderEvery,
                                threading(),
                                profile(),
                                ringSize,
                                blockMiB * MIB,
                                ns(warmUpSeconds),
                                ns(seconds),
                                rounds)
                        .run(report, hiccups);
            case PEERS ->
                new Peers(ringSize, blockMiB * MIB, ns(warmUpSeconds), ns(seconds), rounds, records)
                        .run(report, hiccups);
            case THROUGHPUT -> {
                new Throughput(records, blockMiB * MIB, ringSize, rounds).run(report);
                yield true;
            }
            case FILL -> new OrderToFill(fillRates, ns(warmUpSeconds), ns(seconds)).run(report);
            case MEMORY ->
                new MemoryByTicks(memoryTicks, MEMORY_STEPS, blockMiB * MIB).run(report)
                        & new MemoryBySymbols(MemoryBySymbols.USUAL, memoryTicks / MEMORY_STEPS, blockMiB * MIB)
                                .run(report);
            case RECOVERY -> new RecoveryTime(facts).run(report);
            case CLIENTS -> new ConsoleClients(rounds).run(report);
            case BACKTEST -> new BacktestSpeed(ticks, symbol, strategies, rounds).run(report);
        };
    }

    private void describe(RigReport report) {
        Machine machine = Machine.here();
        machine.lines().forEach(report::say);
        report.put("machine", machine);
    }

    private Set<Part> check() {
        Set<Part> asked = EnumSet.noneOf(Part.class);
        for (String part : parts) {
            if (part.equals("all")) {
                asked.addAll(EnumSet.allOf(Part.class));
            } else {
                asked.add(named(Part.class, "--parts", part));
            }
        }
        if (withPeers) {
            asked.add(Part.PEERS);
        }
        for (long rate : rates) {
            require(rate >= 1 && rate <= MOST_PER_SECOND, "--rate", rate, "1 to " + MOST_PER_SECOND);
        }
        for (long rate : fillRates) {
            require(rate >= 1 && rate <= MOST_PER_SECOND, "--fill-rate", rate, "1 to " + MOST_PER_SECOND);
        }
        for (long length : facts) {
            require(length >= LEAST_FACTS, "--facts", length, LEAST_FACTS + " or more");
        }
        require(memoryTicks >= MEMORY_STEPS, "--memory-ticks", memoryTicks, MEMORY_STEPS + " or more");
        for (int every : orderEvery) {
            require(every >= 1, "--order-every", every, "1 or more");
        }
        threading();
        profile();
        require(Integer.bitCount(ringSize) == 1 && ringSize >= 64, "--ring", ringSize, "a power of two from 64 on");
        require(blockMiB >= 1 && blockMiB <= 1024, "--block-mib", blockMiB, "1 to 1024");
        require(warmUpSeconds >= 0, "--warm-up", warmUpSeconds, "0 or more");
        require(seconds > 0, "--seconds", seconds, "more than 0");
        require(records >= 10_000, "--records", records, "10000 or more");
        require(rounds >= 1, "--rounds", rounds, "1 or more");
        return asked;
    }

    private static void require(boolean isGood, String option, Object value, String right) {
        if (!isGood) {
            throw new IllegalArgumentException(option + " " + value + ": " + right + " is possible");
        }
    }

    private Threading threading() {
        Threading named = named(Threading.class, "--threading", threading);
        return new PipelineContext().threading(named).conclude().threading();
    }

    private Profile profile() {
        return named(Profile.class, "--profile", profile);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String option, String name) {
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(name)) {
                return each;
            }
            names.add(word);
        }
        throw new IllegalArgumentException(option + " " + name + " is none of " + String.join(", ", names));
    }

    private static long ns(double wholeSeconds) {
        return Math.round(wholeSeconds * 1e9);
    }
}
