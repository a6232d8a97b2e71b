package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Ticks a second through all stages on one thread, every tick into the journal, as fast as they go; by turns with bare appends of the same
 * bytes. An order at every {@value #ORDER_EVERY}th tick shows that all stages are there.
 *
 * @param ticks of each turn
 * @param blockBytes of journals and queues
 * @param ringSize slots
 * @param rounds turns of each after one that is not counted
 */
record Throughput(long ticks, int blockBytes, int ringSize, int rounds) {
    static final String BATCHED = "all stages, up to 64 ticks a document";
    static final String SINGLE = "all stages, one tick a document";
    static final String BARE_ONE = "bare append, one a document";
    static final String BARE_TOUCHED = "our log, one a document, touched ahead";
    static final String BARE_BATCHED = "bare append, 64 a document";
    static final String TAIL_ONE = "bare tail, one a document";
    static final String TAIL_BATCHED = "bare tail, 64 a document";

    private static final int ORDER_EVERY = 10_000;
    private static final long SETTLE_NS = 5_000_000_000L;

    /** Measures, says and files it; what is lost is thrown. */
    void run(RigReport report) throws Exception {
        Map<String, List<LoopCost>> costs = measure(report);
        report.say("");
        report.say(
                "throughput: %,d ticks of %d bytes a turn, fused, tick journal on, an order at every %,d. tick, blocks of %d MiB; %d turns each",
                ticks, BareQueue.TICK_BYTES, ORDER_EVERY, blockBytes >> 20, rounds);
        report.say("%-42s %14s %14s %14s %14s", "", "best/s", "median/s", "best ns", "best cpu ns");
        Map<String, Object> figures = new LinkedHashMap<>();
        costs.forEach((name, turns) -> {
            LoopCost best = best(turns);
            report.say(
                    "%-42s %,14.0f %,14.0f %14.1f %14.1f",
                    name, best.perSecond(), median(turns), best.wallNsEach(), leastCpu(turns));
            figures.put(name, turns.stream().map(LoopCost::toMap).toList());
        });
        double bare = Math.max(
                best(costs.get(BARE_ONE)).perSecond(),
                best(costs.get(BARE_TOUCHED)).perSecond());
        double batched = best(costs.get(BATCHED)).perSecond() / bare;
        double single = best(costs.get(SINGLE)).perSecond() / bare;
        report.say(
                "of the best append of one a document: %.2f with batched documents, %.2f without; by processor time %.2f and %.2f",
                batched, single, cpuRatio(costs, BATCHED), cpuRatio(costs, SINGLE));
        figures.put("ofBestAppendBatched", batched);
        figures.put("ofBestAppendSingle", single);
        report.put("throughput", figures);
    }

    private Map<String, List<LoopCost>> measure(RigReport report) throws Exception {
        BareQueue bare = new BareQueue(blockBytes);
        Map<String, Callable<LoopCost>> subjects = new LinkedHashMap<>();
        Map<String, List<LoopCost>> costs = new LinkedHashMap<>();
        subjects.put(BATCHED, () -> engine(TickProducer.TICKS_A_TURN));
        subjects.put(SINGLE, () -> engine(1));
        subjects.put(BARE_TOUCHED, () -> bare.touchedAhead(ticks));
        subjects.put(BARE_ONE, () -> both(bare.measure(ticks, 1), costs.get(TAIL_ONE)));
        subjects.put(BARE_BATCHED, () -> both(bare.measure(ticks, TickProducer.TICKS_A_TURN), costs.get(TAIL_BATCHED)));
        subjects.keySet().forEach(name -> costs.put(name, new ArrayList<>()));
        costs.put(TAIL_ONE, new ArrayList<>());
        costs.put(TAIL_BATCHED, new ArrayList<>());
        List<String> names = new ArrayList<>(subjects.keySet());
        for (int round = 0; round <= rounds; round++) {
            for (String name : names) {
                LoopCost cost = subjects.get(name).call();
                costs.get(name).add(cost);
                report.progress(
                        "round %d%s, %s: %,.0f/s, %.1f ns of processor time; load %s",
                        round,
                        round == 0 ? " (warm-up)" : "",
                        name,
                        cost.perSecond(),
                        cost.cpuNsEach(),
                        Machine.loads());
            }
            Collections.reverse(names);
        }
        costs.values().forEach(turns -> turns.remove(0));
        return costs;
    }

    private static LoopCost both(BareQueue.Costs costs, List<LoopCost> tails) {
        tails.add(costs.tail());
        return costs.append();
    }

    /** The engine, its ring and its journals new. */
    private LoopCost engine(int aTurn) {
        PipelineContext context = new PipelineContext()
                .threading(Threading.FUSED)
                .ringSize(ringSize)
                .conclude();
        AskedOrders asked = new AskedOrders(ringSize);
        try (StageRing engine =
                new StageRing(RigDirectory.make(), context, blockBytes, asked, new AsksAtEveryNth(ORDER_EVERY))) {
            TickProducer producer = new TickProducer(engine, asked, ORDER_EVERY, false);
            LoopCost cost = LoopCost.of(ticks, () -> producer.burst(ticks, aTurn));
            producer.settle(SETTLE_NS);
            engine.rethrow();
            if (engine.ticksTaken() != ticks || !asked.isWhole() || asked.offered() != ticks / ORDER_EVERY) {
                throw new IllegalStateException("of " + ticks + " ticks " + engine.ticksTaken() + " came through, and "
                        + asked.offered() + " orders of " + asked.asked());
            }
            return cost;
        }
    }

    private static double cpuRatio(Map<String, List<LoopCost>> costs, String name) {
        return Math.min(leastCpu(costs.get(BARE_ONE)), leastCpu(costs.get(BARE_TOUCHED))) / leastCpu(costs.get(name));
    }

    private static LoopCost best(List<LoopCost> turns) {
        return turns.stream()
                .max((one, other) -> Double.compare(one.perSecond(), other.perSecond()))
                .orElseThrow();
    }

    private static double leastCpu(List<LoopCost> turns) {
        return turns.stream().mapToDouble(LoopCost::cpuNsEach).min().orElseThrow();
    }

    private static double median(List<LoopCost> turns) {
        double[] sorted =
                turns.stream().mapToDouble(LoopCost::perSecond).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
