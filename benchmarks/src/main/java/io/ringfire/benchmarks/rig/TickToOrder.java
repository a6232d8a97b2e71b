package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.PipelineContext.Profile;
import io.ringfire.engine.pipeline.PipelineContext.Threading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * From the instant at which a tick was due until its order is offered to the gateway, in process and at a set rate; by turns with a bare
 * ring, and with the machine's hiccups beside. The order of turns is turned round each time.
 *
 * @param rates ticks a second, one after the other
 * @param orderEvery ticks to an order, one after the other
 * @param threading of the engine
 * @param profile how threads wait, the bare ring's too
 * @param ringSize slots
 * @param blockBytes of both journals
 * @param warmUpNs of each turn
 * @param measuredNs of each turn
 * @param rounds turns of each subject
 */
record TickToOrder(
        List<Long> rates,
        List<Integer> orderEvery,
        Threading threading,
        Profile profile,
        int ringSize,
        int blockBytes,
        long warmUpNs,
        long measuredNs,
        int rounds) {
    static final String ENGINE = "engine";
    static final String BARE_THREAD = "bare ring, own thread";
    static final String BARE_SAME = "bare ring, same thread";

    private static final long PRACTICE_RATE = 50_000;
    private static final int PRACTICE_EVERY = 5;

    /** Measures, says and files all of it. Returns whether every order that was asked for was offered. */
    boolean run(RigReport report, Hiccups hiccups) {
        report.say("");
        report.say(
                "tick -> order offered, in process: %s, %s, ring of %,d slots, journals on disk in blocks of %d MiB; producer %s between ticks;",
                threading, profile, ringSize, blockBytes >> 20, yields() ? "yields" : "spins");
        report.say(
                "from the intended time of a tick to the gateway's offer of its order; %d rounds by turns, %.1f s each after %.1f s of warm-up",
                rounds, measuredNs / 1e9, warmUpNs / 1e9);
        boolean isWhole = practise(hiccups);
        List<Object> figures = new ArrayList<>();
        for (int every : orderEvery) {
            for (long rate : rates) {
                Map<String, PhaseResult> results = measure(rate, every, report, hiccups);
                tell(rate, every, results, report);
                for (PhaseResult result : results.values()) {
                    figures.add(result.toMap());
                    isWhole &= result.counts().isWhole();
                }
            }
        }
        report.put("tickToOrder", figures);
        return isWhole;
    }

    /** Has everything compiled before the first figure, the way of an order too: at a hundred orders a second that takes minutes. */
    private boolean practise(Hiccups hiccups) {
        boolean isWhole = true;
        long rate = PRACTICE_RATE;
        int every = Math.min(PRACTICE_EVERY, Collections.min(orderEvery));
        Phase phase = new Phase(rate, every, ringSize, warmUpNs, Math.max(1, warmUpNs), yields());
        for (Map.Entry<String, Function<AskedOrders, Subject>> each :
                subjects(every).entrySet()) {
            isWhole &=
                    phase.run(each.getKey(), each.getValue(), hiccups).counts().isWhole();
        }
        return isWhole;
    }

    private Map<String, PhaseResult> measure(long rate, int every, RigReport report, Hiccups hiccups) {
        Phase phase = new Phase(rate, every, ringSize, warmUpNs, measuredNs, yields());
        Map<String, Function<AskedOrders, Subject>> subjects = subjects(every);
        Map<String, PhaseResult> results = new LinkedHashMap<>();
        subjects.keySet().forEach(name -> results.put(name, null));
        List<String> names = new ArrayList<>(subjects.keySet());
        for (int round = 0; round < rounds; round++) {
            for (String name : names) {
                PhaseResult result = phase.run(name, subjects.get(name), hiccups);
                results.merge(name, result, PhaseResult::plus);
                report.progress(
                        "%,d/s, order every %d, round %d, %s: p50 %.2f us, p99 %.2f us; load %s",
                        rate,
                        every,
                        round + 1,
                        name,
                        result.times().getValueAtPercentile(50) / 1e3,
                        result.times().getValueAtPercentile(99) / 1e3,
                        Machine.loads());
            }
            Collections.reverse(names);
        }
        return results;
    }

    private void tell(long rate, int every, Map<String, PhaseResult> results, RigReport report) {
        report.say("");
        report.say("%,d ticks/s, an order at every %s", rate, every == 1 ? "tick" : every + ". tick");
        PercentileTable table = new PercentileTable("sent/s", "orders", "lost", "refused", "held back", "alloc B");
        PercentilePlot plot =
                new PercentilePlot("tick -> order offered, " + threading + ", " + rate + "/s, order every " + every);
        results.forEach((name, result) -> {
            PhaseResult.Counts counts = result.counts();
            table.row(
                    name,
                    result.times(),
                    result.achievedPerSecond(),
                    counts.offered(),
                    counts.lost(),
                    counts.refused(),
                    counts.heldBack(),
                    counts.allocatedBytes());
            plot.add(name, result.times());
            report.histogram(
                    "tick-to-order " + threading + " " + rate + " every " + every + " " + name, result.times());
        });
        PhaseResult engine = results.get(ENGINE);
        results.forEach((name, result) -> {
            if (result != engine) {
                table.ratio("engine / " + name, engine.times(), result.times());
            }
        });
        results.forEach((name, result) -> {
            table.row("machine's hiccups, " + shortened(name), result.hiccups());
            table.row(
                    String.format(
                            Locale.ROOT,
                            "%,d producer's stalls, %s",
                            result.stalls().getTotalCount(),
                            shortened(name)),
                    result.stalls());
        });
        plot.add("machine's hiccups beside engine", engine.hiccups());
        report.plot(plot);
        report.say(table.toString());
        results.forEach((name, result) -> warn(rate, name, result, report));
    }

    private static String shortened(String name) {
        return name.equals(ENGINE) ? name : name.equals(BARE_THREAD) ? "bare, own" : "bare, same";
    }

    private static void warn(long rate, String name, PhaseResult result, RigReport report) {
        PhaseResult.Counts counts = result.counts();
        report.warn(RateCheck.warning(name, rate, result.achievedPerSecond()));
        if (counts.unsent() > 0) {
            report.warn(String.format(
                    Locale.ROOT,
                    "WARNING: %s left %,d ticks unsent, of which no latency is in the table: its percentiles are lower bounds",
                    name,
                    counts.unsent()));
        }
        if (!counts.isWhole()) {
            report.warn(String.format(
                    Locale.ROOT,
                    "WARNING: %s offered %,d orders of %,d asked for, %,d refused, or not those",
                    name,
                    counts.offered(),
                    counts.asked(),
                    counts.refused()));
        }
    }

    private Map<String, Function<AskedOrders, Subject>> subjects(int every) {
        Map<String, Function<AskedOrders, Subject>> subjects = new LinkedHashMap<>();
        subjects.put(ENGINE, asked -> engine(asked, every));
        subjects.put(BARE_THREAD, asked -> new BareRing(context(), true, asked, every));
        if (threading == Threading.FUSED) {
            subjects.put(BARE_SAME, asked -> new BareRing(context(), false, asked, every));
        }
        return subjects;
    }

    private Subject engine(AskedOrders asked, int every) {
        return new StageRing(RigDirectory.make(), context(), blockBytes, asked, new AsksAtEveryNth(every));
    }

    /** The fused engine's thread never waits for another; a pipelined one's stages need the cores. */
    private boolean yields() {
        return threading == Threading.PIPELINED && profile != Profile.LOW_LATENCY;
    }

    private PipelineContext context() {
        return new PipelineContext()
                .threading(threading)
                .profile(profile)
                .ringSize(ringSize)
                .conclude();
    }
}
