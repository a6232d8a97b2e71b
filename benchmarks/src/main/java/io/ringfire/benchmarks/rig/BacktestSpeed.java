package io.ringfire.benchmarks.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ticks a second that {@code backtest} says of itself, as a process of its own by strategy; and of two at once, which run.sh would start
 * with the same flags.
 *
 * @param data data directory with imported ticks; null leaves this out
 * @param symbol to test over
 * @param strategies by name
 * @param rounds runs of each; the best counts
 */
record BacktestSpeed(Path data, String symbol, List<String> strategies, int rounds) {
    private static final long PATIENCE_MS = 300_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one run said. */
    private record Run(double ticksPerSecond, String stateHash) {}

    /** Measures, says and files it. Returns whether runs of the same came to the same state. */
    boolean run(RigReport report) throws IOException, InterruptedException {
        report.say("");
        if (data == null || !RingfireProcess.isBuilt()) {
            report.say(
                    "backtests: left out, %s",
                    data == null ? "no --ticks names a data directory" : "app/target/lib is missing");
            return true;
        }
        report.say(
                "backtests of %s in %s, a process each, ticks/s as the command prints them; best of %d",
                symbol, data, rounds);
        Map<String, Object> figures = new LinkedHashMap<>();
        boolean isEqual = true;
        for (String strategy : strategies) {
            List<Run> alone = new ArrayList<>();
            List<Run> pairs = new ArrayList<>();
            double bestSum = 0;
            for (int round = 0; round < rounds; round++) {
                alone.addAll(runs(strategy, 1));
                List<Run> two = runs(strategy, 2);
                bestSum = Math.max(bestSum, two.get(0).ticksPerSecond + two.get(1).ticksPerSecond);
                pairs.addAll(two);
            }
            double best = alone.stream().mapToDouble(Run::ticksPerSecond).max().orElseThrow();
            long states = java.util.stream.Stream.concat(alone.stream(), pairs.stream())
                    .map(Run::stateHash)
                    .distinct()
                    .count();
            isEqual &= states == 1;
            report.say(
                    "%-34s %,14.0f ticks/s, two at once %,14.0f together: %.2f times one; %s; load %s",
                    strategy,
                    best,
                    bestSum,
                    bestSum / best,
                    states == 1 ? "the same state" : "STATES DIFFER",
                    Machine.loads());
            figures.put(strategy, Map.of("ticksPerSecond", best, "twoTogether", bestSum, "ratio", bestSum / best));
        }
        report.put("backtests", figures);
        return isEqual;
    }

    private List<Run> runs(String strategy, int atOnce) throws IOException, InterruptedException {
        List<RingfireProcess> processes = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        try {
            for (int i = 0; i < atOnce; i++) {
                processes.add(RingfireProcess.start(PATIENCE_MS, arguments(strategy)));
            }
            for (RingfireProcess process : processes) {
                String said = process.readAll();
                runs.add(read(said));
            }
        } finally {
            processes.forEach(RingfireProcess::close);
        }
        return runs;
    }

    private List<String> arguments(String strategy) {
        List<String> arguments = new ArrayList<>(
                List.of("backtest", "--data", data.toString(), "--symbol", symbol, "--strategy", strategy, "--json"));
        List<String> keys = new ArrayList<>(List.of("quantity=1"));
        if (strategy.equals("ema-cross")) {
            keys.addAll(List.of("bars=1-minute-mid", "fast=10", "slow=20"));
        }
        for (String key : keys) {
            arguments.add("--set");
            arguments.add("strategy." + key);
        }
        return arguments;
    }

    private static Run read(String said) throws IOException {
        JsonNode report = JSON.readTree(said.substring(said.indexOf('{')));
        JsonNode speed = report.findValue("ticksPerSecond");
        JsonNode hash = report.findValue("stateHash");
        if (speed == null || hash == null) {
            throw new IllegalStateException("no ticksPerSecond or no stateHash in " + said);
        }
        return new Run(speed.asDouble(), hash.asText());
    }
}
