package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * What else could have been built of the same parts, by turns with the engine: three HTTP hops, queues between threads in place of a ring,
 * and the bare costs of a socket and of the journal's library.
 *
 * @param ringSize slots, of the chain of queues too
 * @param blockBytes of journals and queues
 * @param warmUpNs of each turn
 * @param measuredNs of each turn
 * @param rounds turns of each
 * @param records appended and read in a turn
 */
record Peers(int ringSize, int blockBytes, long warmUpNs, long measuredNs, int rounds, long records) {
    private static final String ENGINE_AT_HTTP = "engine, fused, 1,000/s";
    private static final String HTTP_OPEN = "3 HTTP hops, open, 1,000/s";
    private static final String HTTP_CLOSED = "3 HTTP hops, one by one";
    private static final String ENGINE_AT_CHAIN = "engine, fused, 10,000/s";
    private static final String CHAIN = "5 blocking queues, 10,000/s";
    private static final String ECHO = "JeroMQ echo, round trip, one by one";
    private static final long HTTP_RATE = 1_000;
    private static final long CHAIN_RATE = 10_000;
    private static final int CHAIN_EVERY = 10;
    private static final long PAUSE_NS = 2_000_000;
    private static final int ECHO_BYTES = 200;
    private static final double NS_PER_US = 1e3;

    /** Measures, says and files it. Returns whether every order that was asked for was offered. */
    boolean run(RigReport report, Hiccups hiccups) {
        Map<String, Histogram> times = new LinkedHashMap<>();
        boolean isWhole = true;
        for (int round = 0; round < rounds; round++) {
            isWhole &= turn(times, hiccups);
            report.progress(
                    "peers, round %d: %s p50 %.1f us, %s p50 %.1f us; load %s",
                    round + 1,
                    ENGINE_AT_HTTP,
                    p50(times, ENGINE_AT_HTTP),
                    HTTP_CLOSED,
                    p50(times, HTTP_CLOSED),
                    Machine.loads());
        }
        tell(times, report);
        tellQueue(report);
        return isWhole;
    }

    private boolean turn(Map<String, Histogram> times, Hiccups hiccups) {
        boolean isWhole = phase(ENGINE_AT_HTTP, HTTP_RATE, 1, fused(1), times, hiccups);
        http(times);
        isWhole &= phase(CHAIN, CHAIN_RATE, CHAIN_EVERY, chain(), times, hiccups);
        isWhole &= phase(ENGINE_AT_CHAIN, CHAIN_RATE, CHAIN_EVERY, fused(CHAIN_EVERY), times, hiccups);
        echo(times);
        return isWhole;
    }

    private boolean phase(
            String name,
            long rate,
            int every,
            Function<AskedOrders, Subject> maker,
            Map<String, Histogram> times,
            Hiccups hiccups) {
        PhaseResult result = new Phase(rate, every, ringSize, warmUpNs, measuredNs, false).run(name, maker, hiccups);
        add(times, name, result.times());
        return result.counts().isWhole();
    }

    private Function<AskedOrders, Subject> fused(int every) {
        PipelineContext context = new PipelineContext()
                .threading(Threading.FUSED)
                .ringSize(ringSize)
                .conclude();
        return asked -> new StageRing(RigDirectory.make(), context, blockBytes, asked, new AsksAtEveryNth(every));
    }

    private Function<AskedOrders, Subject> chain() {
        return asked -> new StageRing(
                RigDirectory.make(),
                stages -> new QueueChain(stages, ringSize),
                blockBytes,
                asked,
                new AsksAtEveryNth(CHAIN_EVERY));
    }

    /** One by one first, which shows the way alone; then at a rate, from the intended time. */
    private void http(Map<String, Histogram> times) {
        Histogram closed = new Histogram(AskedOrders.LONGEST_NS, 3);
        Histogram open = new Histogram(AskedOrders.LONGEST_NS, 3);
        try (HttpHops hops = new HttpHops()) {
            long sent = 0;
            long fromNs = System.nanoTime() + warmUpNs;
            while (System.nanoTime() - fromNs - measuredNs / 2 < 0) {
                long beganNs = System.nanoTime();
                long offeredNs = hops.send(sent++);
                if (beganNs - fromNs >= 0) {
                    closed.recordValue(offeredNs - beganNs);
                    spinUntil(System.nanoTime() + PAUSE_NS);
                }
            }
            Schedule schedule = new Schedule(HTTP_RATE);
            long untilNs = System.nanoTime() + measuredNs / 2;
            schedule.begin(System.nanoTime());
            while (schedule.dueNs() - untilNs < 0) {
                spinUntil(schedule.dueNs());
                long dueNs = schedule.take(System.nanoTime());
                open.recordValue(Math.min(hops.send(sent++) - dueNs, AskedOrders.LONGEST_NS));
            }
            if (hops.offered() != sent) {
                throw new IllegalStateException(hops.offered() + " orders of " + sent + " came to the router");
            }
        }
        add(times, HTTP_CLOSED, closed);
        add(times, HTTP_OPEN, open);
    }

    private void echo(Map<String, Histogram> times) {
        Histogram echoes = new Histogram(AskedOrders.LONGEST_NS, 3);
        byte[] payload = new byte[ECHO_BYTES];
        try (Echo echo = new Echo();
                ZContext context = new ZContext()) {
            ZMQ.Socket socket = echo.connect(context);
            long fromNs = System.nanoTime() + warmUpNs;
            while (System.nanoTime() - fromNs - measuredNs < 0) {
                long ns = Echo.roundTrip(socket, payload);
                if (System.nanoTime() - fromNs >= 0) {
                    echoes.recordValue(ns);
                }
            }
        }
        add(times, ECHO, echoes);
    }

    private static void spinUntil(long instantNs) {
        while (System.nanoTime() - instantNs < 0) {
            Thread.onSpinWait();
        }
    }

    private static void add(Map<String, Histogram> times, String name, Histogram more) {
        times.merge(name, more, (sum, each) -> {
            sum.add(each);
            return sum;
        });
    }

    private static double p50(Map<String, Histogram> times, String name) {
        return times.get(name).getValueAtPercentile(50) / NS_PER_US;
    }

    private void tell(Map<String, Histogram> times, RigReport report) {
        report.say("");
        report.say(
                "peers: tick sent -> order at the router or the gateway; %d rounds of %.1f s",
                rounds, measuredNs / 1e9);
        PercentileTable table = new PercentileTable("count");
        PercentilePlot plot = new PercentilePlot("peers");
        Map<String, Object> figures = new LinkedHashMap<>();
        times.forEach((name, histogram) -> {
            table.row(name, histogram, histogram.getTotalCount());
            plot.add(name, histogram);
            figures.put(name, Percentiles.toMap(histogram));
            report.histogram("peer " + name, histogram);
        });
        table.ratio("HTTP one by one / engine", times.get(HTTP_CLOSED), times.get(ENGINE_AT_HTTP));
        table.ratio("HTTP open / engine", times.get(HTTP_OPEN), times.get(ENGINE_AT_HTTP));
        table.ratio("blocking queues / engine", times.get(CHAIN), times.get(ENGINE_AT_CHAIN));
        report.plot(plot);
        report.say(table.toString());
        report.say(
                "the engine's median is %.0f times lower than that of three HTTP hops one by one",
                p50(times, HTTP_CLOSED) / p50(times, ENGINE_AT_HTTP));
        report.put("peers", figures);
    }

    private void tellQueue(RigReport report) {
        BareQueue queue = new BareQueue(blockBytes);
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int aDocument : List.of(1, TickProducer.TICKS_A_TURN)) {
            queue.measure(records, aDocument);
            List<BareQueue.Costs> turns = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                turns.add(queue.measure(records, aDocument));
            }
            double append = turns.stream()
                    .mapToDouble(turn -> turn.append().wallNsEach())
                    .min()
                    .orElseThrow();
            double tail = turns.stream()
                    .mapToDouble(turn -> turn.tail().wallNsEach())
                    .min()
                    .orElseThrow();
            report.say(
                    "bare Chronicle Queue, %d bytes, %d a document: append %.1f ns, tail %.1f ns a record (best of %d turns of %,d)",
                    BareQueue.TICK_BYTES, aDocument, append, tail, rounds, records);
            figures.put(aDocument + " a document", Map.of("appendNs", append, "tailNs", tail));
        }
        report.put("bareQueue", figures);
    }
}
