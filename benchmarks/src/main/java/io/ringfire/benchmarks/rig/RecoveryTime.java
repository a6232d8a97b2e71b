package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.recovery.RunFold;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a start takes by the length of the journal. The service runs for a moment on its demo market and is killed; what it wrote is put
 * a day back, and ticks are laid behind it, evenly up to now, until the journal holds so many facts: the last six of these twenty-four hours warm the
 * next run up, as configured. Then the service starts in a new process, as run.sh starts it, and says of each step
 * how long that took, and what hash its ledger has. Beside it the fold alone, in this process, whose ledger must have the same.
 *
 * @param lengths facts, one after the other
 */
record RecoveryTime(List<Long> lengths) {
    private static final String READY = " trading ";
    private static final long PATIENCE_MS = 180_000;
    private static final Pattern STEP =
            Pattern.compile("\\s+(?<at>[0-9.]+) ms\\s+\\+(?<took>[0-9.]+)\\s+(?<step>[a-z-]+)\\s");
    private static final Pattern WARM_UP = Pattern.compile("([0-9,]+) recorded ticks");

    /** Measures, says and files it. Returns whether each start found as many facts as there are. */
    boolean run(RigReport report) throws IOException {
        report.say("");
        if (!RingfireProcess.isBuilt()) {
            report.say("recovery: left out, app/target/lib is missing (run.sh builds it)");
            return true;
        }
        report.say(
                "recovery: a new process after a kill, from the start of the JVM until it trades, by facts in its journal");
        List<Object> figures = new ArrayList<>();
        boolean isWhole = true;
        for (long facts : lengths) {
            Path data = RigDirectory.make();
            try {
                Map<String, Object> figure = measure(data, facts);
                figures.add(figure);
                isWhole &= figure.get("factsFolded").equals(facts);
                report.say(
                        "%,12d facts: %6.2f s to trading, of which fold %6.2f s and warm-up with %,d ticks %6.2f s; the fold alone in a warm process %5.2f s (%,.0f facts/s), ledger %s; load %s",
                        facts,
                        figure.get("readySeconds"),
                        figure.get("foldSeconds"),
                        figure.get("warmUpTicks"),
                        figure.get("warmUpSeconds"),
                        figure.get("foldAloneSeconds"),
                        facts / (double) figure.get("foldAloneSeconds"),
                        figure.get("ledger"),
                        Machine.loads());
            } finally {
                Disk.deleteTree(data);
            }
        }
        report.put("recovery", figures);
        return isWhole;
    }

    private static Map<String, Object> measure(Path data, long facts) throws IOException {
        try (RingfireProcess first = serve(data)) {
            first.readUntil(READY);
        }
        Path ticks = data.resolve("journal/ticks");
        Path fires = data.resolve("journal/fires");
        DayOfTicks.write(ticks, fires, facts);
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("facts", facts);
        fold(ticks, fires);
        long beganNs = System.nanoTime();
        RunFold fold = fold(ticks, fires);
        figure.put("foldAloneSeconds", (System.nanoTime() - beganNs) / 1e9);
        figure.put("factsFolded", fold.facts());
        String ledger = String.format(Locale.ROOT, "%016x", fold.ledgerHash());
        figure.put("ledger", ledger);
        try (RingfireProcess second = serve(data)) {
            List<String> steps = second.readUntil(READY);
            figure.put("readySeconds", second.elapsedNs() / 1e9);
            figure.put("foldSeconds", seconds(steps, "verify") + seconds(steps, "fold"));
            figure.put("warmUpSeconds", seconds(steps, "warm-up"));
            String said = String.join("\n", steps);
            figure.put("warmUpTicks", warmUpTicks(said));
            if (!said.contains("ledger " + ledger)) {
                throw new IllegalStateException("the service does not say that its ledger is " + ledger + ": " + said);
            }
            if (!said.contains(String.format(Locale.ROOT, "%,d facts", facts))) {
                throw new IllegalStateException("the service does not say that it folded " + facts + " facts: " + said);
            }
        }
        return figure;
    }

    private static RingfireProcess serve(Path data) throws IOException {
        return RingfireProcess.start(
                PATIENCE_MS,
                List.of("serve", "--set", "mode=paper", "--set", "data=" + data, "--set", "console.http=127.0.0.1:0"));
    }

    /** Of a step, by what the service prints: {@code 1312.4 ms   +676.2  journals}. */
    static double seconds(List<String> steps, String step) {
        for (String line : steps) {
            Matcher matcher = STEP.matcher(line);
            if (matcher.find() && matcher.group("step").equals(step)) {
                return Double.parseDouble(matcher.group("took")) / 1e3;
            }
        }
        throw new IllegalStateException("no step " + step + " in " + steps);
    }

    private static long warmUpTicks(String said) {
        Matcher matcher = WARM_UP.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("no recorded ticks in " + said);
        }
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    private static RunFold fold(Path ticks, Path fires) {
        try (QueueRecordSource facts = QueueRecordSource.open(ticks);
                QueueRecordSource outbound = QueueRecordSource.open(fires)) {
            return new RunFold(DayStart.NEW_YORK_CLOSE, facts, outbound);
        }
    }
}
