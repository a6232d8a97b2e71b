package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** That each peer does its work; how fast is not asserted. */
class PeersTest {
    private static final long MS = 1_000_000L;
    private static final int BLOCK = 1 << 20;

    @Test
    void shouldTakeATickThroughThreeHops() {
        try (HttpHops hops = new HttpHops()) {
            long beganNs = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                long offeredNs = hops.send(i);
                assertTrue(offeredNs - beganNs > 0 && System.nanoTime() - offeredNs >= 0);
                beganNs = offeredNs;
            }
            assertEquals(5, hops.offered());
        }
    }

    /** Fails when a stage of the chain is left out: route then finds a section that is not stamped, and sends nothing. */
    @Test
    void shouldOfferEachOrderThroughQueuesOfTheSameStages() {
        try (Hiccups hiccups = new Hiccups()) {
            PhaseResult result = new Phase(2_000, 10, 256, 100 * MS, 300 * MS, true)
                    .run(
                            "chain",
                            asked -> new StageRing(
                                    RigDirectory.make(),
                                    stages -> new QueueChain(stages, 256),
                                    BLOCK,
                                    asked,
                                    new AsksAtEveryNth(10)),
                            hiccups);
            assertTrue(result.counts().isWhole());
            assertEquals(80, result.counts().offered(), 1);
        }
    }

    @Test
    void shouldReadBackWhatTheBareQueueTook() {
        BareQueue queue = new BareQueue(BLOCK);
        for (int aDocument : new int[] {1, 64}) {
            BareQueue.Costs costs = queue.measure(6_400, aDocument);
            assertEquals(6_400, costs.append().records());
            assertEquals(6_400, costs.tail().records());
            assertTrue(costs.append().wallNs() > 0 && costs.tail().cpuNs() >= 0);
        }
        assertEquals(1_000, queue.touchedAhead(1_000).records());
    }

    /** Counts ticks and orders by itself, and throws where one is missing. */
    @Test
    void shouldTakeAllTicksThroughAllStages() throws Exception {
        StringWriter text = new StringWriter();
        new Throughput(20_000, BLOCK, 256, 1).run(new RigReport(new PrintWriter(text)));
        for (String name :
                new String[] {Throughput.BATCHED, Throughput.SINGLE, Throughput.BARE_ONE, Throughput.TAIL_ONE}) {
            assertTrue(text.toString().contains(name), text::toString);
        }
    }
}
