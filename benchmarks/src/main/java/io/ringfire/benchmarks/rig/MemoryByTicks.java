package io.ringfire.benchmarks.rig;

import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * This process's anonymous memory by ticks through an engine of fifteen symbols with both journals, after a collection each time. What is
 * mapped of the journals is no anonymous memory, and is told beside.
 *
 * @param ticks in all
 * @param steps at how many points memory is read
 * @param blockBytes of journals
 */
record MemoryByTicks(long ticks, int steps, int blockBytes) {
    static final int SYMBOLS = 15;

    private static final int RING = 1_024;
    private static final int ORDER_EVERY = 1_000;
    private static final long SETTLE_NS = 5_000_000_000L;

    /** Measures, says and files it. Returns whether no tick was lost. */
    boolean run(RigReport report) throws IOException {
        if (!OwnMemory.isTold()) {
            report.say("memory by ticks: left out, this system does not tell it");
            return true;
        }
        report.say("");
        report.say(
                "memory by ticks: %d symbols, fused, journals on disk, an order at every %,d. tick",
                SYMBOLS, ORDER_EVERY);
        PipelineContext context =
                new PipelineContext().threading(Threading.FUSED).ringSize(RING).conclude();
        AskedOrders asked = new AskedOrders(RING);
        List<Object> figures = new ArrayList<>();
        try (StageRing engine = new StageRing(
                RigDirectory.make(),
                stages -> stages.onRing(context),
                blockBytes,
                asked,
                new AsksAtEveryNth(ORDER_EVERY),
                SYMBOLS)) {
            TickProducer producer = new TickProducer(engine, asked, ORDER_EVERY, false, SYMBOLS);
            for (int step = 0; step <= steps; step++) {
                if (step > 0) {
                    producer.burst(ticks / steps, TickProducer.TICKS_A_TURN);
                    producer.settle(SETTLE_NS);
                }
                System.gc();
                Map<String, Object> point = new LinkedHashMap<>();
                point.put("ticks", producer.ticks());
                OwnMemory now = OwnMemory.read();
                point.put("anonymousMiB", now.anonymousMiB());
                point.put("residentMiB", now.residentMiB());
                figures.add(point);
                report.say(
                        "%,15d ticks: %8.1f MiB anonymous, %8.1f MiB resident",
                        producer.ticks(), now.anonymousMiB(), now.residentMiB());
            }
            engine.rethrow();
            report.put("memoryByTicks", figures);
            return asked.isWhole() && engine.ticksTaken() == producer.ticks();
        }
    }
}
