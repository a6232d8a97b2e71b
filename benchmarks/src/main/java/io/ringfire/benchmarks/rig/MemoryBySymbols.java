package io.ringfire.benchmarks.rig;

import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine keeps by the number of its symbols: one after the other in this process, each behind the same number of ticks and a collection.
 * The heap in use is what tells them apart; anonymous memory, told beside, does not shrink from one to the next.
 *
 * @param symbols of the engines, rising
 * @param ticks through each
 * @param blockBytes of journals
 */
record MemoryBySymbols(List<Integer> symbols, long ticks, int blockBytes) {
    /** Up to the most that an engine takes. */
    static final List<Integer> USUAL = List.of(1, 15, 100, 1_000);

    private static final int RING = 1_024;
    private static final int ORDER_EVERY = 1_000;
    private static final long SETTLE_NS = 5_000_000_000L;
    private static final double MIB = 1 << 20;

    /** Measures, says and files it. Returns whether no tick was lost. */
    boolean run(RigReport report) throws IOException {
        report.say("");
        report.say("memory by symbols: fused, journals on disk, behind %,d ticks each", ticks);
        List<Object> figures = new ArrayList<>();
        boolean isWhole = true;
        for (int count : symbols) {
            isWhole &= measure(report, count, figures);
        }
        report.put("memoryBySymbols", figures);
        return isWhole;
    }

    private boolean measure(RigReport report, int count, List<Object> figures) throws IOException {
        PipelineContext context =
                new PipelineContext().threading(Threading.FUSED).ringSize(RING).conclude();
        AskedOrders asked = new AskedOrders(RING);
        try (StageRing engine = new StageRing(
                RigDirectory.make(),
                stages -> stages.onRing(context),
                blockBytes,
                asked,
                new AsksAtEveryNth(ORDER_EVERY),
                count)) {
            TickProducer producer = new TickProducer(engine, asked, ORDER_EVERY, false, count);
            producer.burst(ticks, TickProducer.TICKS_A_TURN);
            producer.settle(SETTLE_NS);
            System.gc();
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("symbols", count);
            double heapMiB =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
            point.put("heapMiB", heapMiB);
            report.say("%,15d symbols: %8.1f MiB of heap in use", count, heapMiB);
            if (OwnMemory.isTold()) {
                double anonymousMiB = OwnMemory.read().anonymousMiB();
                point.put("anonymousMiB", anonymousMiB);
                report.say("%15s          %8.1f MiB anonymous", "", anonymousMiB);
            }
            figures.add(point);
            engine.rethrow();
            return asked.isWhole() && engine.ticksTaken() == producer.ticks();
        }
    }
}
